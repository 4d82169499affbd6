import { RULES } from './rules.ts';
import { addSite } from './switch.ts';

/** Functions that say whether somebody may see something: every call of one of them is a rule of its own. */
const ASKING = /\b(admits|seesSolution|seesAdoption)\(/g;

const PRODUCT = /^(projections|src)\//;

const isComment = (line: string) => /^\s*(\*|\/\*|\/\/)/.test(line);

/** The source with every call that asks whether somebody may see something on a switch; off, the answer is yes. */
const withSites = (file: string, source: string): string => {
  let count = 0;
  const onSwitch = (_: string, name: string) => {
    count += 1;
    return `${addSite(`${file}, call ${count}: ${name}`)}(${name})(`;
  };
  return source
    .split('\n')
    .map((line) => (isComment(line) ? line : line.replaceAll(ASKING, onSwitch)))
    .join('\n');
};

/** The source with an exported function on a switch; off, it is what stands there instead. */
const withRule = (source: string, name: string, number: number, instead: string): string => {
  const head = `export const ${name} =`;
  if (!source.includes(head)) throw new Error(`no "${head}" any more: see test/twins/sabotage/rules.ts`);
  const own = `$own${number}`;
  return `${source.replace(head, `const ${own} =`)}
const $instead${number} = (${instead})(${own});
export const ${name} = (...given) => ($sabotage.rule === ${number} ? $instead${number} : ${own})(...given);
`;
};

/** A source of the product with its rules on switches. */
export const rewritten = (file: string, source: string): string => {
  if (!PRODUCT.test(file)) return source;
  return RULES.reduce(
    (made, rule, number) => (rule.file === file ? withRule(made, rule.name, number, rule.instead) : made),
    withSites(file, source),
  );
};
