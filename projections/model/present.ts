/** An object without the properties that have no value: what is absent does not appear in an answer. */
export const present = <Value extends object>(value: Value) => {
  const made: Record<string, unknown> = {};
  // Every event passes here several times; lists of entries cost three times as much.
  for (const name of Object.keys(value)) {
    const inner = value[name as keyof Value];
    if (inner !== undefined) made[name] = inner;
  }
  return made as { [Key in keyof Value]?: Exclude<Value[Key], undefined> };
};
