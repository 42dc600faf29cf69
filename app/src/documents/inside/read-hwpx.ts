import type { Findings } from './findings.ts';
import { findInNames } from './package-findings.ts';
import type { Read } from './read.ts';
import { Unopened } from './unopened.ts';
import { attribute, xmlEvents } from './xml-events.ts';
import { openZip } from './zip-file.ts';

/** A Hangul document in XML (KS X 6101): the paragraphs of its sections, in their order. */
export function readHwpx(file: Buffer, findings: Findings): Read {
  const zip = openZip(file);
  findInNames(zip, findings);
  if (zip.read('META-INF/manifest.xml')?.includes('encryption-data') === true) throw new Unopened('locked');
  const sections = zip.entries
    .map(({ name }) => name)
    .filter((name) => /^Contents\/section\d+\.xml$/.test(name))
    .toSorted((a, b) => numberIn(a) - numberIn(b));
  if (sections.length === 0) throw new Unopened('damaged');
  const text = sections.map((name) => textOf(zip.read(name) ?? Buffer.of(), findings)).join('');
  return { text, openedWith: [] };
}

function numberIn(name: string): number {
  return Number(/\d+/.exec(name)?.[0] ?? 0);
}

function textOf(content: Buffer, findings: Findings): string {
  const parts: string[] = [];
  let depth = 0;
  for (const event of xmlEvents(content)) {
    if (event.kind === 'text') {
      if (depth > 0) parts.push(event.text);
    } else if (event.kind === 'open') {
      if (event.name === 'hp:t' && !event.isEmpty) depth += 1;
      if (event.name === 'hp:lineBreak') parts.push('\n');
      if (event.name === 'hp:tab') parts.push('\t');
      if (event.name === 'hp:ole')
        findings.add('embedded object', attribute(event.attributes, 'binaryItemIDRef'));
      if (event.name === 'hp:fieldBegin') noteField(event.attributes, findings);
    } else if (event.name === 'hp:t') depth -= 1;
    else if (event.name === 'hp:p') parts.push('\n');
  }
  return parts.join('');
}

function noteField(attributes: string, findings: Findings): void {
  if (attribute(attributes, 'type') === 'HYPERLINK')
    findings.add('external link', attribute(attributes, 'command') ?? attribute(attributes, 'name'));
}
