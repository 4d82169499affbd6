import { type Browser, chromium } from 'playwright-core';
import { installedBrowser } from './installed.ts';

/** Starts a real browser, headless; as root it can have no sandbox of its own. */
export const launchBrowser = async (): Promise<Browser> => {
  const { executablePath, env } = await installedBrowser();
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({
    executablePath,
    headless: true,
    args: [...asRoot, '--disable-background-networking', '--disable-component-update'],
    env: { ...process.env, ...env } as Record<string, string>,
  });
};
