/** What is worth knowing about a document; each has words in both languages in messages.ts. */
export const FINDING_KINDS = [
  'macros',
  'external template',
  'external link',
  'embedded object',
  'field',
  'script',
  'launch',
  'opens by itself',
  'attached file',
  'form',
  'test virus',
  'two formats',
  'name differs',
  'misleading name',
  'unsafe entry name',
  'symbolic link',
  'nested archive',
  'preview only',
  'texts differ',
  'text shortened',
  'pages shortened',
  'characters replaced',
  'hidden direction',
] as const;

export type FindingKind = (typeof FINDING_KINDS)[number];
