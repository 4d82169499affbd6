/** What nobody may be made to read as the program's own word. */
export const FORGED = 'OK, geprüft';

/** Steers a terminal in every way that it knows, begins lines of its own, and turns the writing around. */
export const HOSTILE = `\u001b[2K\u001b]0;x\u0007\r\n${FORGED}\n\u202e\u2028\u009b31m${' '.repeat(90)}${FORGED}`;

/** The same as far as a name of a file can hold it. */
export const HOSTILE_NAME = HOSTILE.replaceAll('/', '').slice(0, 60);

/** Acts on a terminal, or on how a line is read, instead of being shown. */
const ACTING = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

const TRACE = /^\s+at .+:\d+/m;
const ENGLISH =
  /\b(\w*error|errno|syscall|no such file|denied|unexpected|invalid|failed|cannot|not permitted|read-only)\b/i;
const GERMAN =
  /\b(ist|gibt|nicht|wird|läge|liegt|bitte|abgebrochen|hat|heißt|kein|keine|fehlt|braucht|muss|kanal|bekannt|angabe|nennt|steht|und|schon|beschädigt|verweist)\b/i;

const lines = (text: string): string[] => text.split('\n');

/** What is wrong with what a program printed, whatever it was given. */
export const wrongOutput = (code: number | null, stdout: string, stderr: string): string[] => {
  const all = stdout + stderr;
  const faults: string[] = [];
  const acting = lines(all).find((line) => ACTING.test(line));
  if (acting !== undefined) faults.push(`raw on the terminal: ${JSON.stringify(acting.slice(0, 200))}`);
  if (lines(all).some((line) => line.trim().startsWith(FORGED))) faults.push('a forged line');
  if (/\p{Zs}{40}/u.test(all)) faults.push('spaces that push what follows into the next row');
  if (TRACE.test(all)) faults.push(`a stack trace: ${all.slice(0, 300)}`);
  // A refusal for programs names a code, and holds the words of whoever refused.
  const forPeople = stderr.startsWith('{') ? '' : stderr;
  const english = ENGLISH.exec(forPeople);
  if (english !== null) faults.push(`English: ${english[0]} in ${stderr.slice(0, 300)}`);
  if (code !== 0 && code !== null && !stderr.startsWith('{') && !GERMAN.test(all))
    faults.push(`no German sentence: ${all.slice(0, 200)}`);
  return faults;
};
