/** A change to a text: what stands from `from` to `to` gives way to `text`, and this is selected then. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly select: readonly [start: number, end: number];
}

/**
 * Makes a change as if it had been typed, so that undo takes it back: through the editing command, which browsers keep
 * for that, else by the field's own means. Afterwards an `input` event has been sent either way.
 */
export function insert(area: HTMLTextAreaElement, { from, to, text, select }: Edit): void {
  if (area.disabled || area.readOnly) return;
  area.focus();
  const { value } = area;
  const wanted = value.slice(0, from) + text + value.slice(to);
  if (wanted !== value) {
    area.setSelectionRange(from, to);
    // Deprecated, and yet what every browser keeps for this: nothing else writes into the stack of undo.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    const done = text ? document.execCommand('insertText', false, text) : document.execCommand('delete');
    if (!done || area.value !== wanted) {
      if (area.value === value) area.setRangeText(text, from, to, 'end');
      else if (area.value !== wanted) area.value = wanted;
      area.dispatchEvent(
        new InputEvent('input', { bubbles: true, composed: true, inputType: 'insertText', data: text }),
      );
    }
  }
  area.setSelectionRange(...select);
}
