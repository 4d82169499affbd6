import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Packages with an install script that has been looked at. None of them is run: `.npmrc` says so, and nothing here needs
 * what they would do.
 */
const KNOWN_SCRIPTS: Readonly<Record<string, string>> = {
  '@swc/core': 'would fetch a binding where the optional package of the platform is missing',
  protobufjs: 'would warn about version ranges',
};

/** Packages that tell somebody of an installation or a run, or print advertisements. */
const SENDERS = [
  '@amplitude/',
  '@segment/',
  '@sentry/',
  '@scarf/scarf',
  'ackee',
  'analytics-node',
  'applicationinsights',
  'dd-trace',
  'insight',
  'mixpanel',
  'newrelic',
  'opencollective',
  'opencollective-postinstall',
  'posthog-node',
  'universal-analytics',
];

/** Scripts of our own that npm would run by itself when it installs. */
const OWN_SCRIPTS = [
  'preinstall',
  'install',
  'postinstall',
  'preprepare',
  'prepare',
  'postprepare',
  'prepublish',
];

interface Locked {
  readonly hasInstallScript?: boolean;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly resolved?: string;
}

const root = process.cwd();
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const nameOf = (path: string): string =>
  path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

const isSender = (name: string): boolean =>
  SENDERS.some((sender) => (sender.endsWith('/') ? name.startsWith(sender) : name === sender));

/** What is wrong with a package that comes from the registry. */
const faultsOf = ([path, { hasInstallScript, integrity, resolved }]: readonly [string, Locked]): string[] => {
  const name = nameOf(path);
  return [
    ...(hasInstallScript === true && !(name in KNOWN_SCRIPTS) ? [`${name} has an install script`] : []),
    ...(isSender(name) ? [`${name} tells others of installations`] : []),
    ...(integrity === undefined ? [`${name} has no checksum`] : []),
    ...(resolved === undefined ? [] : [`${name} comes from ${resolved}`]),
  ];
};

const { packages } = JSON.parse(read('package-lock.json')) as { readonly packages: Record<string, Locked> };
const { scripts } = JSON.parse(read('package.json')) as { readonly scripts: Record<string, string> };
const foreign = Object.entries(packages).filter(
  ([path, { link }]) => path.includes('node_modules/') && link !== true,
);
const withScripts = foreign
  .filter(([, { hasInstallScript }]) => hasInstallScript)
  .map(([path]) => nameOf(path));
const faults = [
  ...foreign.flatMap(faultsOf),
  ...OWN_SCRIPTS.filter((name) => name in scripts).map(
    (name) => `our script ${name} runs at every installation`,
  ),
  ...Object.keys(KNOWN_SCRIPTS)
    .filter((name) => !withScripts.includes(name))
    .map((name) => `${name} is on the list, and has no install script (any more)`),
  ...(/^ignore-scripts\s*=\s*true\s*$/m.test(read('.npmrc'))
    ? []
    : ['.npmrc does not say ignore-scripts=true']),
];
for (const fault of faults) console.error(`installation: ${fault}`);
for (const name of withScripts)
  console.info(`not run: the install script of ${name} (${KNOWN_SCRIPTS[name] ?? '?'})`);
console.info(`installs: looked at ${foreign.length} packages`);
process.exitCode = faults.length === 0 && foreign.length > 0 ? 0 : 1;
