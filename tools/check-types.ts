import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { isAbsolute, join, relative } from 'node:path';
import { environment } from './run-script.ts';

const root = process.cwd();
/** What runs in Node, and what runs in browsers: neither knows the globals of the other. */
const PROJECTS = ['.', 'src/web/browser'];

// tsc is silent where all is well; it would be silent over nothing, too. So it lists what it looked at.
const check = (project: string): boolean => {
  const { status, stdout, stderr } = spawnSync(`tsc --project ${project} --listFiles --pretty false`, {
    cwd: root,
    env: environment(root),
    shell: true,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const lines = stdout.split('\n').filter((line) => line !== '');
  const files = lines.filter((line) => isAbsolute(line) && !line.includes(': error TS'));
  const ours = files.filter((file) => !relative(root, file).includes('node_modules'));
  const messages = lines.filter((line) => !files.includes(line));
  if (messages.length > 0) console.error(messages.join('\n'));
  if (stderr !== '') console.error(stderr);
  console.info(`tsc looked at ${ours.length} of our files for ${project}`);
  return status === 0 && ours.length > 0;
};

const results = PROJECTS.filter((project) => existsSync(join(root, project))).map(check);
process.exitCode = results.length > 0 && results.every(Boolean) ? 0 : 1;
