import type { PublicClaim, PublicRecord, Stub } from '../../release/release-model.ts';
import { leadCell, statedOf } from '../../ui/cell.ts';
import type { PageContext } from '../../ui/context.ts';
import { html, joined } from '../../ui/html.ts';
import type { Content, Html } from '../../ui/html.ts';
import { section } from '../../ui/page-parts.ts';
import { sourceMark } from '../../ui/source-mark.ts';
import { link, textIn } from '../../ui/value.ts';
import { allOf } from '../small-kinds.ts';
import { campMessages } from './messages.ts';

type Inference = { readonly from: Stub; readonly to: Stub; readonly claims: readonly PublicClaim[] };

/** Records that may be the same place, kept apart, with the words of whoever links them. */
export function apartSection(ctx: PageContext, camp: PublicRecord): Content {
  const m = campMessages[ctx.lang];
  const sameNumber = withSameNumber(ctx, camp);
  const inferences = [camp, ...sameNumber].flatMap((record) => inferencesAbout(ctx, record));
  const distinct = [...new Map(inferences.map((each) => [`${each.from.id} ${each.to.id}`, each])).values()];
  if (sameNumber.length === 0 && distinct.length === 0) return null;
  return section(
    m.apart,
    html`<p>${m.apartLead}</p>
      ${
        sameNumber.length > 0
          ? html`<p>
              ${m.sameNumber}
              ${joined(
                sameNumber.map((each) => link(ctx, each)),
                ', ',
              )}
            </p>`
          : null
      }${distinct.map((each) => entry(ctx, each))}`,
    { id: 'apart' },
  );
}

function entry(ctx: PageContext, { from, to, claims }: Inference): Html {
  const words = claims.map(
    (claim) =>
      html`<li>
        ${claim.given === null ? null : html`<q>${textIn(ctx, claim.given, claim.lang, true)}</q>`}${sourceMark(ctx, claim)}
        <p class="small quiet">${whose(ctx, claim)}</p>
      </li>`,
  );
  return html`<div class="aside-note">
    <p>${link(ctx, from)} ↔ ${link(ctx, to)}</p>
    <ul class="plain">
      ${words}
    </ul>
  </div>`;
}

function whose(ctx: PageContext, claim: PublicClaim): string {
  const m = campMessages[ctx.lang];
  const source = ctx.release.source(claim.source);
  const name = source
    ? ctx.say(ctx.release.stub(source.id)?.title ?? { en: source.title, ko: source.title })
    : '';
  return source?.type === 'editorial' ? m.inferenceBy(name) : m.statedBy(name);
}

/** Both ways: what this record points to and what points to it. */
function inferencesAbout(ctx: PageContext, record: PublicRecord): readonly Inference[] {
  const outgoing = pointing(ctx, record);
  const incoming = ctx.release
    .backlinks(record.id, 'camp')
    .filter(({ property }) => property === 'possibly_same_as')
    .flatMap(({ from }) => {
      const other = ctx.release.recordById(from.id);
      return other ? pointing(ctx, other).filter(({ to }) => to.id === record.id) : [];
    });
  return [...outgoing, ...incoming];
}

function pointing(ctx: PageContext, record: PublicRecord): readonly Inference[] {
  return (statedOf(record, 'possibly_same_as')?.values ?? []).flatMap(({ value, claims }) => {
    const to = ctx.release.stub(value);
    return to ? [{ from: record, to, claims }] : [];
  });
}

/** Numbers are reused within a type: kyo-hwa-so have a count of their own. */
function withSameNumber(ctx: PageContext, camp: PublicRecord): readonly PublicRecord[] {
  const [number, type] = ['number', 'type'].map((name) => leadCell(camp, name)?.value);
  if (number === undefined) return [];
  return allOf(ctx.release, 'camp')
    .filter(
      ({ id, cells }) => id !== camp.id && cells['number']?.value === number && cells['type']?.value === type,
    )
    .flatMap(({ id }) => ctx.release.recordById(id) ?? []);
}
