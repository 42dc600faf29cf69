import { defineKind } from '@unhidden/record';
import { siteProperties } from './camp-site.ts';
import { note } from './recurring-properties.ts';
import { words } from './words.ts';

export const camp = defineKind({
  name: 'camp',
  label: words('Camp', '수용소'),
  plural: words('Camps', '수용소'),
  help: words('A place of detention over time.', '시간에 따라 살펴본 구금시설.'),
  title: ['names', 'label'],
  properties: {
    names: {
      type: 'name',
      many: true,
      label: words('Names', '이름'),
      help: words('Every name and spelling in use.', '쓰이는 모든 이름과 표기.'),
    },
    number: {
      type: 'text',
      label: words('Number', '호수'),
      help: words('The number the authorities give it.', '당국이 붙인 번호.'),
    },
    label: {
      type: 'text',
      label: words('Label', '구별 이름'),
      help: words(
        'Short label that tells sites with the same number apart.',
        '같은 번호를 쓰는 곳을 구별하는 짧은 이름.',
      ),
    },
    type: {
      type: 'choice',
      label: words('Type', '유형'),
      help: words('The kind of facility.', '시설의 종류.'),
      choices: {
        'kwan-li-so': words('kwan-li-so (political prison camp)', '관리소(정치범수용소)'),
        'kyo-hwa-so': words('kyo-hwa-so (long-term prison labour camp)', '교화소'),
        'restricted-area': words('restricted area, probably a kwan-li-so', '제한구역(관리소로 추정)'),
        'jip-kyul-so': words('jip-kyul-so (holding centre)', '집결소'),
        'ro-dong-dan-ryon-dae': words('ro-dong-dan-ryon-dae (labour training camp)', '노동단련대'),
        'ku-ryu-jang': words('ku-ryu-jang (interrogation detention centre)', '구류장'),
      },
    },
    form: {
      type: 'text',
      many: true,
      label: words('Form', '형태'),
      help: words('What form the facility took and for whom.', '시설의 형태와 수용 대상.'),
    },
    ...siteProperties,
    status: {
      type: 'choice',
      label: words('Status', '현황'),
      help: words('Whether it holds people, according to the source.', '출처에 따른 운영 여부.'),
      choices: {
        operating: words('operating', '운영 중'),
        reported_operating: words('reported operating', '운영 중으로 보도됨'),
        unconfirmed: words('unconfirmed', '미확인'),
        reported_closed: words('reported closed', '폐쇄된 것으로 보도됨'),
        closed: words('closed', '폐쇄'),
        unclear: words('unclear', '불분명'),
      },
    },
    status_note: {
      type: 'text',
      many: true,
      label: words('On the status', '현황에 관하여'),
      help: words('What a source says about its status beyond one word.', '현황에 대해 출처가 덧붙인 설명.'),
    },
    opened: {
      type: 'date',
      label: words('Opened', '설치'),
      help: words('When it began to hold people.', '수용을 시작한 때.'),
    },
    closed: {
      type: 'date',
      label: words('Closed', '폐쇄'),
      help: words('When it stopped holding people.', '수용을 끝낸 때.'),
    },
    reopened: {
      type: 'date',
      label: words('Reopened', '재설치'),
      help: words('When it was set up again.', '다시 설치된 때.'),
    },
    existed_until: {
      type: 'date',
      label: words('Existed until', '존속 시한'),
      help: words('Until when a source says it existed.', '출처가 밝힌, 존속한 마지막 때.'),
    },
    existence: {
      type: 'text',
      many: true,
      label: words('Listed', '언급'),
      help: words('Early statements that it existed.', '존재했음을 알린 초기 진술.'),
    },
    first_published: {
      type: 'date',
      label: words('First published', '최초 공개'),
      help: words('When it was first described in public.', '처음으로 세상에 알려진 때.'),
    },
    operator_agency: {
      type: 'text',
      label: words('Operator', '운영 기관'),
      help: words(
        'The agency that runs or ran it, in the words of the source.',
        '이곳을 운영하는, 또는 운영했던 기관. 출처의 표현을 따른다.',
      ),
    },
    cover_name: {
      type: 'text',
      many: true,
      label: words('Cover name', '위장 명칭'),
      help: words('Name that hides what it is.', '정체를 감추려고 쓴 이름.'),
    },
    regime: {
      type: 'text',
      many: true,
      label: words('Regime', '통제 방식'),
      help: words('Under which rules people are held.', '어떤 통제 아래 수용하는지. 예: 완전통제구역.'),
    },
    zones: {
      type: 'text',
      many: true,
      label: words('Zones', '구역'),
      help: words(
        'Its zones, for example total control and revolutionising.',
        '완전통제구역, 혁명화구역 등 내부 구역.',
      ),
    },
    expansion: {
      type: 'text',
      many: true,
      label: words('Growth', '확장'),
      help: words('How it grew, and why.', '어떻게, 왜 넓어졌는지.'),
    },
    guards: {
      type: 'text',
      many: true,
      label: words('Guards', '경비 인원'),
      help: words('How many guards and agents.', '경비병과 보위원의 수.'),
    },
    population: {
      type: 'number',
      units: ['people'],
      label: words('People held', '수용 인원'),
      help: words('How many people are held, as a range.', '수용된 사람의 수. 범위로 적는다.'),
    },
    population_note: {
      type: 'text',
      many: true,
      label: words('On the people held', '수용 인원에 관하여'),
      help: words(
        'Statements about numbers that are not one range.',
        '하나의 범위로 나타낼 수 없는 수용 인원 진술.',
      ),
    },
    named_detainees: {
      type: 'number',
      units: ['people'],
      label: words('Named detainees', '이름이 확인된 수감자'),
      help: words('How many detainees a directory names.', '인명록에 이름이 오른 수감자의 수.'),
    },
    inmates: {
      type: 'text',
      many: true,
      label: words('Who is held', '수감자 구성'),
      help: words('Which groups of people are held.', '어떤 사람들이 수용되어 있는지.'),
    },
    witnesses: {
      type: 'text',
      many: true,
      label: words('Known witnesses', '알려진 증언자'),
      help: words(
        'What is publicly known of witnesses; never names beyond those.',
        '공개적으로 알려진 증언자에 관한 사실. 그 밖의 이름은 적지 않는다.',
      ),
    },
    labour: {
      type: 'text',
      many: true,
      label: words('Forced labour', '강제노동'),
      help: words('What work people are made to do.', '수감자에게 시키는 일.'),
    },
    releases: {
      type: 'text',
      many: true,
      label: words('Releases', '석방'),
      help: words('What is known of releases.', '석방에 관해 알려진 것.'),
    },
    escape: {
      type: 'text',
      many: true,
      label: words('Escapes', '탈출'),
      help: words('Escapes already reported in public.', '이미 공개적으로 보도된 탈출.'),
    },
    event: {
      type: 'text',
      many: true,
      graphic: true,
      label: words('Event', '사건'),
      help: words('A reported event in its history.', '이곳에서 있었던 것으로 보고된 사건.'),
    },
    use: {
      type: 'text',
      many: true,
      label: words('Use', '용도'),
      help: words('What else it was used for while it existed.', '운영 당시의 다른 용도.'),
    },
    closing_reason: {
      type: 'text',
      many: true,
      label: words('Reason for closing', '폐쇄 사유'),
      help: words('Why it was closed, according to the source.', '출처가 밝힌 폐쇄 사유.'),
    },
    after_closing: {
      type: 'text',
      many: true,
      label: words('After closing', '폐쇄 이후'),
      help: words('What became of the site.', '폐쇄된 뒤 부지가 어떻게 쓰였는지.'),
    },
    possibly_same_as: {
      type: 'ref',
      refs: ['camp'],
      many: true,
      label: words('Possibly the same place as', '같은 곳일 가능성'),
      help: words(
        'A site somebody infers to be the same place; the two records stay apart.',
        '같은 곳으로 추정되는 시설. 추정한 쪽을 밝히고 기록은 합치지 않는다.',
      ),
    },
    note,
    burial_place: {
      type: 'place',
      many: true,
      tier: 'sealed',
      label: words('Burial place', '매장지'),
      help: words(
        'Where the dead lie; never published, because graves can be destroyed.',
        '죽은 이들이 묻힌 곳. 훼손될 수 있으므로 절대 공개하지 않는다.',
      ),
    },
    inside_contact: {
      type: 'text',
      many: true,
      tier: 'sealed',
      label: words('Contact inside', '내부 연락선'),
      help: words(
        'Whoever in or near the camp passes on information.',
        '수용소 안이나 주변에서 소식을 전하는 사람.',
      ),
    },
  },
});
