/** Levels of arrays and objects that a document may have: recursive validators overflow on deep ones. */
export const MAX_DEPTH = 32;

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** The text that these bytes are in UTF-8, without a byte order mark; undefined where they are not UTF-8. */
export const utf8 = (bytes: Uint8Array): string | undefined => {
  try {
    return UTF8.decode(bytes);
  } catch {
    return undefined;
  }
};

/** How often a bracket stands in a text, counted no further than one more than may be nested. */
const opens = (json: string, bracket: string): number => {
  let count = 0;
  for (let at = json.indexOf(bracket); at !== -1 && count <= MAX_DEPTH; at = json.indexOf(bracket, at + 1))
    count += 1;
  return count;
};

/** Whether a JSON text is nested deeper than `MAX_DEPTH`; looked at before anything is parsed. */
export const tooDeep = (json: string): boolean => {
  if (opens(json, '{') + opens(json, '[') <= MAX_DEPTH) return false;
  let depth = 0;
  let inString = false;
  for (let index = 0; index < json.length; index += 1) {
    const char = json[index];
    if (inString) {
      if (char === '\\') index += 1;
      else if (char === '"') inString = false;
    } else if (char === '"') inString = true;
    else if (char === '{' || char === '[') depth += 1;
    else if (char === '}' || char === ']') depth -= 1;
    if (depth > MAX_DEPTH) return true;
  }
  return false;
};

/** The strings of a valid JSON text and what stands between them. */
const TOKEN = /"(?:[^"\\]+|\\.)*"|[{}[\],:]/g;

/**
 * A name that stands twice in one object of a valid JSON text: whoever reads it takes the one or the other (RFC 8259 §4);
 * undefined where there is none.
 */
export const repeatedName = (json: string): string | undefined => {
  const open: (Set<string> | undefined)[] = [];
  let before = '';
  for (const [token] of json.matchAll(TOKEN)) {
    const names = open.at(-1);
    if (token === '{') open.push(new Set());
    else if (token === '[') open.push(undefined);
    else if (token === '}' || token === ']') open.pop();
    else if (names !== undefined && token.startsWith('"') && before !== ':') {
      const name = JSON.parse(token) as string;
      if (names.has(name)) return name;
      names.add(name);
    }
    before = token;
  }
  return undefined;
};
