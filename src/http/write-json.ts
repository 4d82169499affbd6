/** So many things of a list are written before others may have their turn: a millisecond or two of work. */
const AT_ONCE = 500;

type Turn = () => Promise<void>;

const listText = async (list: readonly unknown[], turn: Turn): Promise<string> => {
  const parts: string[] = [];
  for (let from = 0; from < list.length; from += AT_ONCE) {
    await turn();
    parts.push(JSON.stringify(list.slice(from, from + AT_ONCE)).slice(1, -1));
  }
  return `[${parts.join(',')}]`;
};

/**
 * An answer as JSON, as JSON.stringify writes it. Its long lists are written in pieces, and `turn` is waited for between them; nothing of the
 * answer may change meanwhile.
 */
export const writeJson = async (answer: object, turn: Turn): Promise<string> => {
  const parts: string[] = [];
  for (const [name, value] of Object.entries(answer)) {
    const text =
      Array.isArray(value) && value.length > AT_ONCE ? await listText(value, turn) : JSON.stringify(value);
    if (text !== undefined) parts.push(`${JSON.stringify(name)}:${text}`);
  }
  return `{${parts.join(',')}}`;
};
