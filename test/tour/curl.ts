#!/usr/bin/env node
/** Stands in for curl on a machine that has none; knows only what the tour uses: -s, -H, -d and an address. */
const headers = new Headers();
let [url, body]: [string, string | undefined] = ['', undefined];
const args = process.argv.slice(2);
while (args.length > 0) {
  const arg = args.shift() ?? '';
  if (arg === '-H') headers.append(...((args.shift() ?? '').split(/: /, 2) as [string, string]));
  else if (arg === '-d') body = args.shift();
  else if (arg !== '-s') url = arg;
}
const response = await fetch(url, body === undefined ? { headers } : { method: 'POST', headers, body });
process.stdout.write(await response.text());
