import type { PageContext } from '../ui/context.ts';
import { html } from '../ui/html.ts';
import { inLanguages } from '../ui/language.ts';
import type { Page } from '../ui/page.ts';
import { pageHead } from '../ui/page-parts.ts';

const texts = inLanguages(
  {
    missing: 'This page does not exist',
    missingLead: 'The address may be mistyped, or the record may have been taken out of the public release.',
    missingWay: 'Search for a name, or start from the camps, the numbers or the sources.',
    broken: 'This page could not be shown',
    brokenLead: 'The fault is ours. Nothing you typed has been kept.',
    brokenWay: 'Try again in a minute, or start from the first page.',
    home: 'First page',
  },
  {
    missing: '없는 페이지입니다',
    missingLead: '주소가 잘못되었거나, 해당 기록이 공개판에서 빠졌을 수 있습니다.',
    missingWay: '이름으로 검색하거나 수용소, 수치, 출처 목록에서 찾아보십시오.',
    broken: '페이지를 보여 드리지 못했습니다',
    brokenLead: '저희 쪽의 문제입니다. 입력하신 내용은 남아 있지 않습니다.',
    brokenWay: '잠시 뒤에 다시 시도하시거나 첫 페이지에서 시작하십시오.',
    home: '첫 페이지',
  },
);

export function missingPage(ctx: PageContext): Page {
  const m = texts[ctx.lang];
  return plain(ctx, m.missing, m.missingLead, m.missingWay);
}

export function brokenPage(ctx: PageContext): Page {
  const m = texts[ctx.lang];
  return plain(ctx, m.broken, m.brokenLead, m.brokenWay);
}

function plain(ctx: PageContext, title: string, lead: string, way: string): Page {
  const { nav } = ctx.t;
  const links = [
    ['/', texts[ctx.lang].home],
    ['/search', ctx.t.search],
    ['/camps', nav.camps],
    ['/numbers', nav.numbers],
    ['/sources', nav.sources],
  ] as const;
  const more = html`<p>${way}</p>
    <ul class="chips">
      ${links.map(([path, text]) => html`<li><a href="${ctx.href(path)}">${text}</a></li>`)}
    </ul>`;
  return { title, description: lead, isUnlisted: true, body: pageHead(ctx, { title, lead, more }) };
}
