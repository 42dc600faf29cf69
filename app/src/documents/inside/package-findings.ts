import type { FindingKind } from '../finding-kinds.ts';
import type { Findings } from './findings.ts';
import { Unopened } from './unopened.ts';
import { attribute, xmlEvents } from './xml-events.ts';
import type { ZipFile } from './zip-file.ts';

/** What the names of entries tell, in any kind of archive. */
export function findInNames({ entries, bytesBefore }: ZipFile, findings: Findings): void {
  for (const { name, isLink } of entries) {
    if (isLink) findings.add('symbolic link', name);
    if (/^[/\\]|^[a-z]:|\\|(?:^|\/)\.\.(?:\/|$)|\0/i.test(name)) findings.add('unsafe entry name', name);
    if (/\.(?:zip|7z|rar|gz|xz|jar|docx?|xlsx?|pptx?)$/i.test(name)) findings.add('nested archive', name);
    if (/(?:^|\/)(?:vbaProject|vbaData|macrosheets)/i.test(name) || /^(?:Basic|Scripts)\/./.test(name))
      findings.add('macros', name);
    if (/(?:^|\/)(?:embeddings|activeX)\/.|\.ole$|(?:^|\/)oleObject/i.test(name))
      findings.add('embedded object', name);
  }
  if (bytesBefore > 0) findings.add('two formats', `${bytesBefore} bytes before the archive`);
  if (entries.some(({ isLocked }) => isLocked)) throw new Unopened('locked');
}

/** Links, templates and objects outside, and fields that fetch, in the parts of an Office Open XML package. */
export function findInOfficeParts(zip: ZipFile, findings: Findings): void {
  for (const { name } of zip.entries) {
    const isRelations = name.endsWith('.rels');
    if (!isRelations && !/\.xml$/i.test(name)) continue;
    const content = zip.read(name);
    if (content === undefined) continue;
    let isInstruction = false;
    let instruction = '';
    for (const event of xmlEvents(content)) {
      if (event.kind === 'open' && event.name === 'Relationship' && isRelations)
        findRelation(event.attributes, findings);
      else if (event.kind === 'open' && event.name === 'w:fldSimple')
        findField(attribute(event.attributes, 'w:instr') ?? '', findings);
      else if (event.kind === 'open' && event.name === 'w:instrText') isInstruction = !event.isEmpty;
      else if (event.kind === 'text' && isInstruction)
        instruction = (instruction + event.text).slice(0, 10_000);
      else if (event.kind === 'close' && event.name === 'w:instrText') isInstruction = false;
      else if (event.kind === 'close' && event.name === 'w:p') {
        findField(instruction, findings);
        instruction = '';
      }
    }
    findField(instruction, findings);
  }
}

/** Field instructions that fetch something or start a program. */
export function findField(instruction: string, findings: Findings): void {
  const found = /\b(?:INCLUDEPICTURE|INCLUDETEXT|DDEAUTO|DDE|IMPORT|LINK)\b/i.exec(instruction);
  if (found !== null) findings.add('field', instruction.slice(found.index, found.index + 300));
}

function findRelation(attributes: string, findings: Findings): void {
  const type = (attribute(attributes, 'Type') ?? '').split('/').at(-1) ?? '';
  const target = attribute(attributes, 'Target') ?? '';
  const isExternal = attribute(attributes, 'TargetMode')?.toLowerCase() === 'external';
  const kind: FindingKind | undefined =
    type === 'attachedTemplate'
      ? 'external template'
      : isExternal
        ? 'external link'
        : type === 'oleObject' || type === 'package'
          ? 'embedded object'
          : undefined;
  if (kind !== undefined) findings.add(kind, target);
}
