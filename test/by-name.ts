import { readdirSync } from 'node:fs';
import { SUBJECTS, type SubjectName } from '../contracts/subjects.ts';

const nameOf = (file: string): string => file.replace(/\.ts$/, '');

/** The default exports of the files in a folder, by their names without `.ts`. Whoever adds a file adds it to no list. */
export const filesIn = async <Export>(folder: URL): Promise<ReadonlyMap<string, Export>> => {
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
  const modules = await Promise.all(
    files.toSorted().map(async (file) => {
      const { default: exported } = (await import(new URL(file, folder).href)) as { default?: Export };
      return exported === undefined ? [] : [[nameOf(file), exported] as const];
    }),
  );
  return new Map(modules.flat());
};

/** As `filesIn`, for what every subject has a file of. Throws where one has none: `what` says what is to stand in it. */
export const fileOfEverySubject = async <Export>(
  folder: URL,
  what: string,
): Promise<ReadonlyMap<SubjectName, Export>> => {
  const files = await filesIn<Export>(folder);
  const place = folder.pathname.slice(folder.pathname.lastIndexOf('/test/') + 1);
  return new Map(
    SUBJECTS.map(({ name }) => {
      const exported = files.get(name);
      if (exported === undefined)
        throw new Error(
          `the subject ${name} has no ${what}: write ${place}${name}.ts with a default export, as the files beside it have`,
        );
      return [name, exported] as const;
    }),
  );
};
