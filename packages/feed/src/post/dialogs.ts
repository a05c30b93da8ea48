import type { Post } from '@kith/core';
import { adopt, field } from '@kith/ui';
import { html, nothing, render } from 'lit';
import { KithPostReportedEvent, KithPostReportEvent } from '../events/events.js';
import type { FeedMessage } from '../messages/messages.js';
import { reasonText } from './moderation-note.js';
import type { PostActions } from './post-actions.js';

interface Question {
  readonly title: FeedMessage;
  readonly why: FeedMessage;
  readonly note: FeedMessage;
  readonly confirm: FeedMessage;
  readonly needsReason: boolean;
  readonly answer: (reason: string | undefined, note: string | undefined) => void;
}

/** Where a community says nothing of its reasons. */
const usualReasons = ['spam', 'abuse', 'off-topic', 'misinformation', 'illegal', 'other'];
const noteLength = 1000;

/** Asks what is wrong with a post, and sends that to the moderators. */
export function report(post: Post, actions: PostActions): void {
  ask(actions, {
    title: 'ask-report',
    why: 'ask-report-why',
    note: 'note-to-moderators',
    confirm: 'send-report',
    needsReason: true,
    answer: (reason = 'other', note) => {
      if (!actions.tell(new KithPostReportEvent(post, reason, note))) return;
      actions.submit(
        'posts.report',
        { id: post.id, reason, ...(note && { note }) },
        (now) => new KithPostReportedEvent(now, reason, note),
      );
      actions.say(post, actions.text('report-sent'));
    },
  });
}

/** Asks why, for a decision that a post's author is told. */
export function decide(post: Post, decision: 'reject' | 'hide' | 'lock', actions: PostActions, undoable = false): void {
  ask(actions, {
    title: `ask-${decision}`,
    why: 'ask-why',
    note: 'note-to-author',
    confirm: `do-${decision}`,
    needsReason: false,
    answer: (reason, note) =>
      actions.moderate(post, { decision, ...(reason && { reason }), ...(note && { note }) }, undoable),
  });
}

function ask(actions: PostActions, question: Question): void {
  const { host } = actions.posts;
  const root = host.shadowRoot ?? host;
  adopt(root, field);
  const from: Element | null = host.shadowRoot?.activeElement ?? null;
  const dialog = document.createElement('dialog');
  dialog.className = 'ask';
  dialog.part.add('dialog');
  const stop = actions.follows(() => draw());
  let missing = false;
  const draw = (): void => {
    render(
      form(actions, question, missing, submit, () => dialog.close()),
      dialog,
      { host },
    );
  };
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const data = event.currentTarget instanceof HTMLFormElement ? new FormData(event.currentTarget) : undefined;
    const reason = textIn(data?.get('reason'));
    if (question.needsReason && !reason) {
      missing = true;
      draw();
      dialog.querySelector<HTMLInputElement>('input[type=radio]')?.focus();
      return;
    }
    dialog.close();
    question.answer(reason, textIn(data?.get('note')));
  };
  dialog.addEventListener('close', () => {
    stop();
    dialog.remove();
    if (from instanceof HTMLElement) from.focus();
  });
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog && isOutside(event, dialog)) dialog.close();
  });
  dialog.setAttribute('aria-labelledby', 'ask-title');
  draw();
  root.append(dialog);
  dialog.showModal();
  dialog.querySelector<HTMLInputElement>('input[type=radio]')?.focus();
}

function form(
  actions: PostActions,
  { title, why, note, confirm, needsReason }: Question,
  missing: boolean,
  submit: (event: SubmitEvent) => void,
  cancel: () => void,
): unknown {
  const told = actions.rules?.reportReasons?.filter((reason) => typeof reason === 'string' && reason);
  const reasons = told?.length ? told : usualReasons;
  return html`<h2 id="ask-title">${actions.text(title)}</h2>
    <form method="dialog" novalidate @submit=${submit}>
      <fieldset aria-describedby=${missing ? 'ask-missing' : nothing}>
        <legend>${actions.text(why)}</legend>
        ${reasons.map(
          (reason) =>
            html`<label class="choice"
              ><input type="radio" name="reason" .value=${reason} ?required=${needsReason} /><span dir="auto"
                >${reasonText(reason, actions)}</span
              ></label
            >`,
        )}
        ${missing ? html`<p class="problem" id="ask-missing" role="alert">${actions.text('reason-missing')}</p>` : nothing}
      </fieldset>
      <label class="label" for="ask-note">${actions.text(note)}</label>
      <textarea class="field" id="ask-note" name="note" maxlength=${noteLength} dir="auto"></textarea>
      <div class="foot">
        <button class="button quiet" type="button" @click=${cancel}>${actions.text('cancel')}</button>
        <button class="button primary" type="submit">${actions.text(confirm)}</button>
      </div>
    </form>`;
}

function textIn(value: FormDataEntryValue | null | undefined): string | undefined {
  return typeof value === 'string' && value.trim() ? value.trim() : undefined;
}

function isOutside({ clientX, clientY }: MouseEvent, box: HTMLElement): boolean {
  const { left, right, top, bottom } = box.getBoundingClientRect();
  return clientX < left || clientX > right || clientY < top || clientY > bottom;
}
