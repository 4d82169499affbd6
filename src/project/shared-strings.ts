/** Shorter ones cost less than to look for them. */
const SHORTEST = 11;

/**
 * Makes equal strings one and the same. JSON.parse gives each of them anew: the id that stands in ten rows is kept ten times, where
 * rows that were made from events share it. For the time of reading something in; it holds all that it has seen.
 */
export class SharedStrings {
  readonly #known = new Map<string, string>();

  /** The string that was seen first of those equal to this one. */
  one<Text extends string>(text: Text): Text {
    if (text.length < SHORTEST) return text;
    const known = this.#known.get(text);
    if (known !== undefined) return known as Text;
    this.#known.set(text, text);
    return text;
  }

  /** The same plain JSON with its strings shared; it is changed in place. */
  in<Value>(value: Value): Value {
    if (typeof value === 'string') return this.one(value);
    if (Array.isArray(value)) this.#inList(value);
    else if (typeof value === 'object' && value !== null) this.#inObject(value as Record<string, unknown>);
    return value;
  }

  #inList(list: unknown[]): void {
    for (let index = 0; index < list.length; index += 1) list[index] = this.in(list[index]);
  }

  #inObject(parts: Record<string, unknown>): void {
    for (const name in parts) {
      const part = parts[name];
      if (typeof part === 'string') parts[name] = this.one(part);
      else this.in(part);
    }
  }
}
