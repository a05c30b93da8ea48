/** For a press on what stands beside the words: the caret, and what is selected, stay where they are. */
export function keepFocus(event: Event): void {
  event.preventDefault();
}
