import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { type Installed, npmChromium } from './npm-chromium.ts';

const DEBIAN = ['/usr/bin/chromium', '/usr/bin/chromium-headless-shell', '/usr/bin/google-chrome'];

/**
 * The first of: what LICHTERKETTE_BROWSER names, the system's, Playwright's own, the one that npm brought. Throws where
 * there is none at all: a browser test never passes for want of a browser.
 */
export const installedBrowser = async (): Promise<Installed> => {
  const named = process.env.LICHTERKETTE_BROWSER;
  if (named !== undefined) {
    if (!existsSync(named)) throw new Error(`LICHTERKETTE_BROWSER names ${named}, which is not there`);
    return { executablePath: named, env: {} };
  }
  const found = [...DEBIAN, chromium.executablePath()].find((path) => existsSync(path));
  if (found !== undefined) return { executablePath: found, env: {} };
  try {
    return await npmChromium();
  } catch (error) {
    throw new Error(
      "No browser for the tests. Install Debian's chromium, or name one in LICHTERKETTE_BROWSER; the one that npm brings did not start.",
      { cause: error },
    );
  }
};
