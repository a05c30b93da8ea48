import { addMonths } from './weeks.js';

interface Options {
  readonly root: Node & ParentNode;
  /** Makes a day the one that Tab comes to, and shows its month. */
  readonly go: (day: number) => void;
}

/** The keys of a grid of days (ARIA Authoring Practices: grid, and the grid of the date picker). */
export class GridKeys {
  readonly #options: Options;
  /** The day that takes the focus once it is drawn. */
  #wanted: number | undefined;

  constructor(options: Options) {
    this.#options = options;
  }

  readonly keydown = (event: KeyboardEvent): void => {
    const { target, key, shiftKey, altKey, ctrlKey, metaKey } = event;
    const cell = target instanceof HTMLElement && target.matches('[data-day]') ? target : undefined;
    if (!cell || altKey || ctrlKey || metaKey) return;
    const day = Number(cell.dataset['day']);
    if (key === 'Enter' || key === ' ') {
      // Here, not by the browser: the press would go on in the list that takes the focus.
      event.preventDefault();
      if (!event.repeat) cell.click();
      return;
    }
    const to = this.#target(cell, day, key, shiftKey);
    if (to === undefined) return;
    event.preventDefault();
    this.#wanted = to;
    this.#options.go(to);
  };

  /** A press on a day makes it the one that Tab comes to. */
  readonly focused = ({ target }: FocusEvent): void => {
    if (!(target instanceof HTMLElement) || !target.matches('[data-day][tabindex="-1"]')) return;
    const day = Number(target.dataset['day']);
    // Around the month it would turn the page while somebody presses on it.
    if (target.closest('.away')) return;
    this.#wanted = day;
    this.#options.go(day);
  };

  settle(): void {
    if (this.#wanted === undefined) return;
    const cell = this.#options.root.querySelector<HTMLElement>(`[data-day="${this.#wanted}"]`);
    this.#wanted = undefined;
    cell?.focus();
  }

  #target(cell: HTMLElement, day: number, key: string, shift: boolean): number | undefined {
    const on = getComputedStyle(cell).direction === 'rtl' ? -1 : 1;
    const gridcell = cell.parentElement;
    const column = [...(gridcell?.parentElement?.children ?? [])].findIndex((one) => one === gridcell);
    switch (key) {
      case 'ArrowLeft':
        return day - on;
      case 'ArrowRight':
        return day + on;
      case 'ArrowUp':
        return day - 7;
      case 'ArrowDown':
        return day + 7;
      case 'Home':
        return day - column;
      case 'End':
        return day + 6 - column;
      case 'PageUp':
        return addMonths(day, shift ? -12 : -1);
      case 'PageDown':
        return addMonths(day, shift ? 12 : 1);
      default:
        return undefined;
    }
  }
}
