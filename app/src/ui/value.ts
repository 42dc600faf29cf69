import { parsePlace } from '@unhidden/record';
import type { Property } from '@unhidden/record';
import { recordPath } from '../release/record-path.ts';
import type { Stub } from '../release/release-model.ts';
import type { PageContext } from './context.ts';
import { dateWords } from './date-words.ts';
import { html } from './html.ts';
import type { Content, Html } from './html.ts';
import { numberInWords } from './number-words.ts';

/** What a claim, a value with its first claim and a table cell have in common. */
export type ValueLike = {
  readonly value: string;
  readonly unit: string | null;
  readonly lang: string | null;
  readonly given: string | null;
  readonly target?: Stub;
};

type Options = {
  /** Leave out the source's own words and the note on the language, as in a dense table. */
  readonly isBrief?: boolean;
};

/** A value of any type, said in the page's language; the source's own words stand beside it where they differ. */
export function value(
  ctx: PageContext,
  property: Pick<Property, 'type' | 'choices'>,
  given: ValueLike,
  options: Options = {},
): Content {
  const isBrief = options.isBrief ?? false;
  const said = reading(ctx, property, given, isBrief);
  return isBrief ? said : [said, givenWords(ctx, property, given)];
}

/** The same without markup, for titles, summaries and text alternatives. */
export function valueText(
  ctx: PageContext,
  property: Pick<Property, 'type' | 'choices'>,
  given: ValueLike,
): string {
  switch (property.type) {
    case 'date':
      return dateText(ctx, given);
    case 'number':
      return numberInWords(ctx, given.value, given.unit) ?? given.value;
    case 'choice':
      return choiceText(ctx, property, given.value);
    case 'ref': {
      const stub = given.target ?? ctx.release.stub(given.value);
      return stub ? ctx.say(stub.title) : given.value;
    }
    case 'place':
      return placeText(ctx, given.value);
    case 'text':
    case 'name':
    case 'url':
    case 'file':
      return given.value;
  }
}

/** A text in the language it was written in, told to the browser and, where it is not the page's, to the reader. */
export function textIn(ctx: PageContext, text: string, lang: string | null, isBrief = false): Content {
  const written = lang ?? 'en';
  if (written === ctx.lang || written.startsWith(`${ctx.lang}-`)) return text;
  const note =
    written === 'en' && !isBrief && ctx.t.value.inOther !== ''
      ? html` <small class="quiet">${ctx.t.value.inOther}</small>`
      : null;
  return html`<span lang="${written}">${text}</span>${note}`;
}

export function link(ctx: PageContext, stub: Stub): Html {
  return html`<a href="${ctx.href(recordPath(stub))}">${ctx.say(stub.title)}</a>`;
}

function reading(
  ctx: PageContext,
  property: Pick<Property, 'type' | 'choices'>,
  given: ValueLike,
  isBrief: boolean,
): Content {
  switch (property.type) {
    case 'text':
      return textIn(ctx, given.value, given.lang, isBrief);
    case 'name':
      return given.lang === null || given.lang === ctx.lang
        ? given.value
        : html`<span lang="${given.lang}">${given.value}</span>`;
    case 'ref': {
      const stub = given.target ?? ctx.release.stub(given.value);
      return stub ? link(ctx, stub) : given.value;
    }
    case 'url':
      return html`<a class="out" href="${given.value}" rel="noreferrer nofollow"
        >${given.value.replace(/^https?:\/\//, '')}</a
      >`;
    case 'file':
      return html`${ctx.t.value.file} <code>${given.value}</code>`;
    case 'number':
      return html`<span class="n">${valueText(ctx, property, given)}</span>`;
    case 'date':
    case 'choice':
    case 'place':
      return valueText(ctx, property, given);
  }
}

/** Nothing is known of the year: the source's words are all there is. */
const UNDATED = 'XXXX';

function dateText(ctx: PageContext, { value: text, given }: ValueLike): string {
  if (text === UNDATED) return given ?? ctx.t.value.dateUnknown;
  return dateWords(ctx.lang, text) ?? text;
}

function choiceText(ctx: PageContext, property: Pick<Property, 'choices'>, text: string): string {
  const words = property.choices[text];
  return words ? ctx.say(words) : text;
}

function placeText(ctx: PageContext, text: string): string {
  const place = parsePlace(text);
  if (!place) return text;
  const side = (degrees: number, positive: string, negative: string): string =>
    `${Math.abs(degrees)}° ${degrees < 0 ? negative : positive}`;
  return `${side(place.lat, 'N', 'S')}, ${side(place.lon, 'E', 'W')} (${ctx.t.value.precision[place.precision]})`;
}

function givenWords(
  ctx: PageContext,
  property: Pick<Property, 'type' | 'choices'>,
  given: ValueLike,
): Content {
  if (given.given === null || property.type === 'text' || property.type === 'name') return null;
  const said = [given.value, valueText(ctx, property, given), numberInWords(ctx, given.value, null) ?? ''];
  if (said.some((text) => bare(text) === bare(given.given ?? ''))) return null;
  return html` <span class="given"
    >${ctx.t.value.asGiven} <q lang="${given.lang ?? 'en'}">${given.given}</q></span
  >`;
}

function bare(text: string): string {
  return text.toLowerCase().replaceAll(/[\s,.–-]/g, '');
}
