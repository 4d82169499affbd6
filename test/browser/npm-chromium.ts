import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A browser's program, and what it needs in its environment. */
export interface Installed {
  readonly executablePath: string;
  readonly env: Readonly<Record<string, string>>;
}

const packageFile = createRequire(import.meta.url).resolve('@sparticuz/chromium');
const BINARIES = join(dirname(packageFile), '..', 'bin');
const CACHE = fileURLToPath(new URL('../../node_modules/.cache/', import.meta.url));

/** Inflates everything into `folder`; the package takes it from TMPDIR alone. */
const inflateInto = async (folder: string): Promise<void> => {
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    const { default: chromium, inflate } = await import('@sparticuz/chromium');
    await Promise.all([chromium.executablePath(), inflate(join(BINARIES, 'al2023.tar.br'))]);
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
};

/** The package's own list of fonts names folders of another place; without any font the browser dies. */
const writeFontList = (home: string): string => {
  const file = join(home, 'fonts.conf');
  const folders = [join(home, 'fonts'), '/usr/share/fonts'].map((path) => `<dir>${path}</dir>`).join('');
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${folders}<cachedir>${join(home, 'fonts-cache')}</cachedir></fontconfig>`,
  );
  return file;
};

/**
 * The browser that npm brings, with the libraries that a bare Debian lacks. Inflated once into a folder of this
 * checkout; whoever comes first moves it into place whole, so that two test files at once do no harm.
 */
export const npmChromium = async (): Promise<Installed> => {
  const home = join(CACHE, 'lichterkette-chromium');
  if (!existsSync(home)) {
    mkdirSync(CACHE, { recursive: true });
    const folder = mkdtempSync(join(CACHE, 'chromium-'));
    await inflateInto(folder);
    try {
      renameSync(folder, home);
    } catch {
      // Another test file was first.
      rmSync(folder, { recursive: true });
    }
  }
  const libraries = [join(home, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':');
  return {
    executablePath: join(home, 'chromium'),
    env: { LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: writeFontList(home) },
  };
};
