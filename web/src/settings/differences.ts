/** What one change did to one property; nothing where it was not there, or is not any more. */
export type Difference = { readonly name: string; readonly before?: string; readonly after?: string };

type Properties = Readonly<Record<string, unknown>>;

/** Which properties are different after a change. Where nothing is known of before, all that is there after. */
export function differences(before: Properties, after: Properties): Difference[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names
    .map((name): Difference => ({
      name,
      ...(name in before && { before: textOf(before[name]) }),
      ...(name in after && { after: textOf(after[name]) }),
    }))
    .filter((each) => each.before !== each.after);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** A value in a table: as much of it as one may read there. */
export function toldOf(text: string): string {
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}
