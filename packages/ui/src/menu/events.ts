/** Sent when an item of a menu is chosen; `preventDefault()` keeps the choice as it was. */
export class KithMenuSelectEvent extends CustomEvent<{ readonly value: string }> {
  static readonly type = 'kith-menu-select';

  constructor(detail: { readonly value: string }) {
    super(KithMenuSelectEvent.type, { detail, bubbles: true, composed: true, cancelable: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'kith-menu-select': KithMenuSelectEvent;
  }
}
