import type { Schemas } from '../api/client';

export type Said = Schemas['CatalogJsonSaid'];
export type Meaning = Schemas['CatalogJsonMeaning'];

/** The numbers of a signal that can be changed alone. */
export type Field = 'weight' | 'half_life_days';

/** A changed catalog that is not saved yet. */
export type Draft = {
  /** The catalog that it was made of. */
  readonly of: string;
  /** The whole file, if it was changed as a text. */
  readonly text?: string;
  /** Numbers of single signals as they were typed, on top of it. */
  readonly numbers: Readonly<Record<string, Readonly<Partial<Record<Field, string>>>>>;
};

export const emptyDraft = (of: string): Draft => ({ of, numbers: {} });

export function isEmpty(draft: Draft): boolean {
  return draft.text === undefined && Object.keys(draft.numbers).length === 0;
}

/** A number of a signal as it stands in a catalog. */
export function numberOf(signal: Meaning, field: Field): number {
  return field === 'weight' ? signal.weight : signal.kernel.half_life_days;
}

/** The draft after something was typed; what was typed back to what it was is no change. */
export function typed(draft: Draft, signal: Meaning, field: Field, value: string): Draft {
  const before = draft.numbers[signal.signal] ?? {};
  const isBack = draft.text === undefined && readNumber(value) === numberOf(signal, field);
  const { [field]: _, ...others } = before;
  const after = isBack ? others : { ...before, [field]: value };
  const { [signal.signal]: __, ...rest } = draft.numbers;
  return { ...draft, numbers: Object.keys(after).length === 0 ? rest : { ...rest, [signal.signal]: after } };
}

/** A number as people type it, with a comma or a point; undefined if it is none. */
export function readNumber(text: string): number | undefined {
  const plain = text.trim().replace('−', '-').replace(',', '.');
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : undefined;
}

/** What is asked of the server; undefined while something typed is no number. */
export function bodyOf(draft: Draft): Schemas['CatalogEndpointsWanted'] | undefined {
  const signals: Record<string, Partial<Record<Field, number>>> = {};
  for (const [signal, fields] of Object.entries(draft.numbers)) {
    const numbers: Partial<Record<Field, number>> = {};
    for (const [field, text] of Object.entries(fields)) {
      const number = readNumber(text);
      if (number === undefined) return undefined;
      numbers[field as Field] = number;
    }
    signals[signal] = numbers;
  }
  return {
    ...(draft.text === undefined ? {} : { text: draft.text }),
    ...(Object.keys(signals).length === 0 ? {} : { signals }),
  };
}

const KEPT = 'pulse.catalog.draft';

/** The draft that this window has kept, if there is one. */
export function readDraft(of: string): Draft {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEPT) ?? 'null');
    return isDraft(kept) ? kept : emptyDraft(of);
  } catch {
    return emptyDraft(of);
  }
}

/** Keeps a draft for as long as the window is open, so that no reload and no end of a session loses it. */
export function keepDraft(draft: Draft): void {
  try {
    if (isEmpty(draft)) sessionStorage.removeItem(KEPT);
    else sessionStorage.setItem(KEPT, JSON.stringify(draft));
  } catch {
    // Without storage it holds until the page is left.
  }
}

function isDraft(kept: unknown): kept is Draft {
  return typeof kept === 'object' && kept !== null && 'of' in kept && 'numbers' in kept && typeof kept.numbers === 'object';
}
