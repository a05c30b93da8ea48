import { KithElement } from '@kith/ui';
import type { PropertyDeclarations } from 'lit';

/** Elements' internals: made where `KithElement` asks for them, needed here too. */
const internalsOf = new WeakMap<Element, ElementInternals>();

/** An element with words that can be a field of a form (HTML, form-associated custom elements). */
export abstract class FormElement extends KithElement {
  static formAssociated = true;

  static override properties: PropertyDeclarations = {
    name: { reflect: true },
    required: { type: Boolean, reflect: true },
    disabled: { type: Boolean, reflect: true },
    off: { state: true },
  };

  /** The name in a form. */
  name: string | undefined;
  required = false;
  disabled = false;
  /** A fieldset around it is disabled. */
  private off = false;
  #told: string | undefined;

  abstract value: string;

  override attachInternals(): ElementInternals {
    const internals = super.attachInternals();
    internalsOf.set(this, internals);
    return internals;
  }

  get form(): HTMLFormElement | null {
    return this.#internals?.form ?? null;
  }
  get labels(): NodeList | undefined {
    return this.#internals?.labels;
  }
  get validity(): ValidityState | undefined {
    return this.#internals?.validity;
  }
  get validationMessage(): string {
    return this.#internals?.validationMessage ?? '';
  }
  get willValidate(): boolean {
    return this.#internals?.willValidate ?? false;
  }
  checkValidity(): boolean {
    return this.#internals?.checkValidity() ?? true;
  }
  reportValidity(): boolean {
    return this.#internals?.reportValidity() ?? true;
  }
  formDisabledCallback(disabled: boolean): void {
    this.off = disabled;
  }

  /** Whether nothing can be written, here or in the fieldset around. */
  protected get isDisabled(): boolean {
    return this.disabled || this.off;
  }

  /**
   * Tells the form what is written, and whether it may go.
   * @param missing - What is said where nothing is written that must be.
   * @param field - Where that is shown.
   */
  protected tellForm(missing: string, field: HTMLElement | null): void {
    const { value } = this;
    if (this.required && !value.trim())
      this.#internals?.setValidity({ valueMissing: true }, missing, field ?? undefined);
    else this.#internals?.setValidity({});
    if (this.#told !== value) this.#internals?.setFormValue((this.#told = value));
  }

  get #internals(): ElementInternals | undefined {
    return internalsOf.get(this);
  }
}
