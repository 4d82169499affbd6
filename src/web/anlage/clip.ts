/** Shortens texts, and remembers whether it has. */
export interface Clipper {
  readonly clip: (text: string, most: number) => string;
  readonly hasClipped: () => boolean;
}

/** On one line, between two words where there are any, and with a sign that something is missing. */
const shortened = (line: string, most: number): string => {
  const head = Array.from(line).slice(0, most).join('');
  const space = head.lastIndexOf(' ');
  return `${(space > most / 2 ? head.slice(0, space) : head).replace(/[\s,;.–-]+$/, '')} …`;
};

export const clipper = (): Clipper => {
  let clipped = false;
  return {
    clip: (text, most) => {
      const line = text.replaceAll(/\s+/g, ' ').trim();
      if (Array.from(line).length <= most) return line;
      clipped = true;
      return shortened(line, most);
    },
    hasClipped: () => clipped,
  };
};
