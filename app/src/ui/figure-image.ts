import type { PageContext } from './context.ts';
import { html } from './html.ts';
import type { Content, Html } from './html.ts';

type FigureImage = {
  /** Path of the asset, `/assets/charts/…png`. */
  readonly path: string;
  /** Says what is seen, not what it is called. */
  readonly alt: string;
  readonly caption: Content;
  /** The same data in rows. */
  readonly table: Content;
  /** Keeps a long table folded under the picture. */
  readonly isTableFolded?: boolean;
};

/** A picture with the data beside it. Without the picture the data stands alone. */
export function figureImage(
  ctx: PageContext,
  { path, alt, caption, table, isTableFolded }: FigureImage,
): Html {
  const size = sizeOf(ctx, path);
  const image =
    size &&
    html`<img
      src="${path}"
      width="${size.width / 2}"
      height="${size.height / 2}"
      alt="${alt}"
      loading="lazy"
      decoding="async"
    />`;
  const data = isTableFolded
    ? html`<details class="more">
        <summary>${ctx.t.figure.data}</summary>
        <div>${table}</div>
      </details>`
    : table;
  return html`<figure class="chart">
      ${image}
      <figcaption>${caption}</figcaption>
    </figure>
    ${data}`;
}

const WIDTH_AT = 16;

/** A PNG says its size in its first bytes. Pictures are drawn at twice their size for sharp screens. */
function sizeOf(
  ctx: PageContext,
  path: string,
): { readonly width: number; readonly height: number } | undefined {
  const bytes = ctx.release.asset(path)?.bytes;
  if (!bytes || bytes.byteLength < WIDTH_AT + 8) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { width: view.getUint32(WIDTH_AT), height: view.getUint32(WIDTH_AT + 4) };
}
