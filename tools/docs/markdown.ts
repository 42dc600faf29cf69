/** Every documentation file by its path from the root, with forward slashes. */
export type Docs = ReadonlyMap<string, string>;

export type Link = { readonly line: number; readonly target: string };

/** The anchors of a text as GitHub and most forges make them from its headings. */
export function anchorsOf(text: string): ReadonlySet<string> {
  const anchors = new Set<string>();
  const seen = new Map<string, number>();
  for (const line of withoutCodeBlocks(text).split('\n')) {
    const heading = /^#{1,6} +(.+?) *#*$/.exec(line)?.[1];
    if (heading === undefined) continue;
    const slug = slugOf(heading);
    const times = seen.get(slug) ?? 0;
    seen.set(slug, times + 1);
    anchors.add(times === 0 ? slug : `${slug}-${times}`);
  }
  return anchors;
}

function slugOf(heading: string): string {
  return heading
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}\s_-]/gu, '')
    .replace(/\s/g, '-');
}

/** Every link and picture of a text with its line; what stands in code is no link. */
export function linksOf(text: string): readonly Link[] {
  return withoutCodeBlocks(text)
    .split('\n')
    .flatMap((line, index) =>
      [...line.replace(/`[^`]*`/g, '').matchAll(/\]\(<?([^)\s>]+)>?(?: "[^"]*")?\)/g)].map(
        ([, target = '']): Link => ({ line: index + 1, target }),
      ),
    );
}

/** Inline code with its line. */
export function codeSpansOf(text: string): readonly Link[] {
  return withoutCodeBlocks(text)
    .split('\n')
    .flatMap((line, index) =>
      [...line.matchAll(/`([^`]+)`/g)].map(([, target = '']): Link => ({ line: index + 1, target })),
    );
}

/** The text with fenced code blanked, so that line numbers stay. */
function withoutCodeBlocks(text: string): string {
  let isCode = false;
  return text
    .split('\n')
    .map((line) => {
      const isFence = /^\s*(```|~~~)/.test(line);
      if (isFence) isCode = !isCode;
      return isFence || isCode ? '' : line;
    })
    .join('\n');
}

/** A text as one cell of a table. */
export function asCell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

/** A text as inline code. */
export function code(text: string): string {
  return `\`${text}\``;
}

/** The text between the markers of a generated section, or undefined where there is no such section. */
export function sectionOf(text: string, name: string): string | undefined {
  const [start, end] = markersOf(name);
  const from = text.indexOf(start);
  const to = text.indexOf(end);
  return from < 0 || to < from ? undefined : text.slice(from + start.length, to).trim();
}

/** The text with the section's content replaced; unchanged where there is no such section. */
export function withSection(text: string, name: string, content: string): string {
  const [start, end] = markersOf(name);
  const from = text.indexOf(start);
  const to = text.indexOf(end);
  if (from < 0 || to < from) return text;
  return `${text.slice(0, from + start.length)}\n${content}\n${text.slice(to)}`;
}

function markersOf(name: string): readonly [string, string] {
  return [`<!-- generated: ${name} -->`, `<!-- end: ${name} -->`];
}
