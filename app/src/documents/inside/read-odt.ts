import type { Findings } from './findings.ts';
import { findInNames } from './package-findings.ts';
import type { Read } from './read.ts';
import { Unopened } from './unopened.ts';
import { attribute, xmlEvents } from './xml-events.ts';
import { openZip } from './zip-file.ts';

/** An OpenDocument text: the paragraphs of `content.xml`, without what was deleted under change tracking. */
export function readOdt(file: Buffer, findings: Findings): Read {
  const zip = openZip(file);
  findInNames(zip, findings);
  for (const { name } of zip.entries)
    if (/^Object [^/]+\/?/.test(name)) findings.add('embedded object', name.split('/')[0]);
  const manifest = zip.read('META-INF/manifest.xml');
  if (manifest?.includes('encryption-data') === true) throw new Unopened('locked');
  const content = zip.read('content.xml');
  if (content === undefined) throw new Unopened('damaged');
  for (const part of ['styles.xml', 'settings.xml', 'meta.xml']) {
    const bytes = zip.read(part);
    if (bytes !== undefined) findLinks(bytes, findings);
  }
  return { text: textOf(content, findings), openedWith: [] };
}

function textOf(content: Buffer, findings: Findings): string {
  const parts: string[] = [];
  let depth = 0;
  let deleted = 0;
  for (const event of xmlEvents(content)) {
    if (event.kind === 'text') {
      if (depth > 0 && deleted === 0) parts.push(event.text.replaceAll(/\s+/g, ' '));
      continue;
    }
    const { name } = event;
    const isBlock = name === 'text:p' || name === 'text:h';
    if (event.kind === 'open') {
      noteLink(name, event.attributes, findings);
      if (name === 'text:tracked-changes' && !event.isEmpty) deleted += 1;
      if (isBlock && event.isEmpty) parts.push('\n');
      else if (isBlock) depth += 1;
      if (name === 'text:tab') parts.push('\t');
      if (name === 'text:line-break') parts.push('\n');
      if (name === 'text:s') parts.push(' ');
      continue;
    }
    if (name === 'text:tracked-changes') deleted -= 1;
    if (isBlock) {
      depth -= 1;
      parts.push('\n');
    }
  }
  return parts.join('');
}

function findLinks(content: Buffer, findings: Findings): void {
  for (const event of xmlEvents(content))
    if (event.kind === 'open') noteLink(event.name, event.attributes, findings);
}

function noteLink(name: string, attributes: string, findings: Findings): void {
  if (name === 'script:event-listener') findings.add('macros', attribute(attributes, 'xlink:href'));
  if (name === 'text:dde-connection-decl' || name === 'office:dde-source')
    findings.add('field', `DDE ${attributes}`);
  if (!attributes.includes('xlink:href')) return;
  const target = attribute(attributes, 'xlink:href') ?? '';
  if (!/^(?:[a-z][a-z0-9+.-]*:|\/|\.\.\/)/i.test(target)) return;
  findings.add(name === 'meta:template' ? 'external template' : 'external link', target);
}
