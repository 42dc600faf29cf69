import { compareDates, parseEdtf } from '@unhidden/record';
import type { PublicRecord } from '../../release/release-model.ts';
import { statedOf } from '../../ui/cell.ts';
import type { PageContext } from '../../ui/context.ts';
import { html } from '../../ui/html.ts';
import type { Content } from '../../ui/html.ts';
import { sourceLink } from '../../ui/source-mark.ts';
import { link } from '../../ui/value.ts';
import { accountMessages } from './messages.ts';

/**
 * Marks a record that rests on an account its author later revised: because a source says so, or, where `person` is
 * the one who speaks in it, because the source is older than the revision or has no date.
 */
export function earlierAccount(ctx: PageContext, record: PublicRecord, person?: PublicRecord): Content {
  const m = accountMessages[ctx.lang];
  const said = (statedOf(record, 'rests_on_earlier_account')?.values ?? []).map(({ value, claims }) => {
    const who = value === person?.id ? undefined : ctx.release.stub(value);
    return html`<div>
      <b class="tag">${m.earlier}</b>
      ${who ? link(ctx, who) : null}${claims.map((each) => sourceLink(ctx, each))}
    </div>`;
  });
  if (said.length > 0) return said;
  return person && isOlderThanRevision(ctx, record, person)
    ? html`<div><b class="tag">${m.earlier}</b> <span class="small quiet">${m.byDate}</span></div>`
    : null;
}

/** Whether a source of the record is older than the person's revision of the account, or undated. */
export function isOlderThanRevision(ctx: PageContext, record: PublicRecord, person: PublicRecord): boolean {
  const revised = parseEdtf(statedOf(person, 'testimony_revised')?.values[0]?.value ?? '');
  if (!revised.ok) return false;
  return [...sourcesOf(record)].some((source) => {
    const date = parseEdtf(ctx.release.source(source)?.date ?? '');
    return !date.ok || compareDates(date.value, revised.value) === 'before';
  });
}

function sourcesOf(record: PublicRecord): ReadonlySet<string> {
  return new Set(
    record.properties
      .filter(({ property }) => property !== 'rests_on_earlier_account')
      .flatMap(({ values }) => values.flatMap(({ claims }) => claims.map(({ source }) => source))),
  );
}
