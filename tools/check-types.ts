import { spawnSync } from 'node:child_process';
import { isAbsolute, relative } from 'node:path';
import { environment } from './run-script.ts';

// tsc is silent where all is well; it would be silent over nothing, too. So it lists what it looked at.
const root = process.cwd();
const { status, stdout, stderr } = spawnSync('tsc --listFiles --pretty false', {
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
console.info(`tsc looked at ${ours.length} of our files`);
process.exitCode = status === 0 && ours.length > 0 ? 0 : 1;
