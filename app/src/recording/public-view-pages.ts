import { propertyOf } from '@unhidden/record';
import { html } from '../ui/html.ts';
import type { Content } from '../ui/html.ts';
import type { PublicClaim, PublicProperty } from '../release/release-model.ts';
import type { StaffRoute } from '../workbench/route.ts';
import type { ClaimContext } from './claim-view.ts';
import { labelOf } from './claim-view.ts';
import { valueContent } from './claim-words.ts';
import { recordingMessages } from './messages.ts';
import { previewPublic } from './public-view.ts';
import { readRecordDossier } from './record-dossier.ts';
import { claimContext, tellOfReading } from './record-pages.ts';

/** The record as the next release would show it, beside what would stay behind. */
export const publicViewRoutes: readonly StaffRoute[] = [
  {
    method: 'GET',
    path: '/records/:id/public',
    policy: 'read records',
    record: 'id',
    handle: async (request, person, services) => {
      const { register } = services;
      const { catalogue } = register;
      const { lang, href } = request;
      const id = request.params['id'] ?? '';
      const dossier = await readRecordDossier(services, register, person, id);
      if (!dossier) return { missing: true };
      await tellOfReading(services, person, dossier);
      const { shown, behind } = await previewPublic(services, register, person, id);
      const t = recordingMessages[lang].asPublic;
      const ctx = claimContext(services, request, person, dossier);
      const kind = dossier.head.kind;
      const labelFor = (name: string) => propertyOf(catalogue, kind, name)?.label[lang] ?? name;
      return {
        page: {
          title: t.title(shown?.title[lang] ?? dossier.title[lang]),
          body: html`<p><a href="${href(`/records/${id}`)}">${t.back}</a></p>
            <h2>${t.shown}</h2>
            ${
              shown
                ? html`<dl class="facts">
                    ${shown.properties.map(
                      (stated) =>
                        html`<div>
                          <dt>${labelFor(stated.property)}</dt>
                          <dd>${publicValues(ctx, kind, stated)}</dd>
                        </div>`,
                    )}
                  </dl>`
                : html`<p class="notice">${t.nothing}</p>`
            }
            <h2 id="behind">${t.behind}</h2>
            ${
              behind.length === 0
                ? html`<p>${t.nothingBehind}</p>`
                : html`<div class="scroll" role="region" aria-labelledby="behind" tabindex="0">
                    <table>
                      <thead>
                        <tr>
                          <th scope="col">${t.property}</th>
                          <th scope="col">${t.value}</th>
                          <th scope="col">${t.reason}</th>
                        </tr>
                      </thead>
                      <tbody>
                        ${behind.map(({ claim, reason }) => {
                          const property = propertyOf(catalogue, kind, claim.property);
                          return html`<tr>
                            <td>${labelFor(claim.property)}</td>
                            <td>${property ? labelOf(ctx, property, claim) : null}</td>
                            <td>${t.reasons[reason] ?? reason}</td>
                          </tr>`;
                        })}
                      </tbody>
                    </table>
                  </div>`
            }`,
          help: t.help,
          section: 'records',
        },
      };

      function publicValues(shownIn: ClaimContext, kindName: string, stated: PublicProperty): Content {
        const property = propertyOf(catalogue, kindName, stated.property);
        if (!property) return null;
        const one = (claim: PublicClaim): Content =>
          html`<li>
            ${valueContent({ ...request, titles: dossier?.titles ?? new Map() }, property, claim)}
            <span class="quiet small"
              >${shownIn.dossier.titles.get(claim.source)?.[lang] ?? shownIn.t.noSource},
              ${claim.locator}</span
            >
          </li>`;
        return [
          stated.contradiction ? html`<p class="label">${shownIn.t.disagree}</p>` : null,
          html`<ul class="values">
            ${stated.values.map(({ claims }) => claims.map(one))}
          </ul>`,
          stated.past.length === 0
            ? null
            : html`<p class="label">${shownIn.t.past(stated.past.length)}</p>
                <ul class="past">
                  ${stated.past.map(one)}
                </ul>`,
        ];
      }
    },
  },
];
