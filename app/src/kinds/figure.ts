import { defineKind } from '@unhidden/record';
import { camp, campAsGiven, note, unitAsGiven } from './recurring-properties.ts';
import { words } from './words.ts';

export const figure = defineKind({
  name: 'figure',
  label: words('Figure', '수치'),
  plural: words('Figures', '수치'),
  help: words('A number somebody published.', '누군가 발표한 숫자.'),
  title: ['measure', 'camp_as_given'],
  properties: {
    measure: {
      type: 'choice',
      label: words('What is counted', '측정 항목'),
      help: words('What the number counts.', '숫자가 세는 대상.'),
      choices: {
        imprisoned_total: words('people held in political prison camps', '정치범수용소 수감자 총수'),
        imprisoned_mss_camps: words('people held in State Security camps', '국가보위성 관리소 수감자 수'),
        camp_population: words('people held in one camp', '수용소별 수감자 수'),
        population_drop_pct: words('fall in people held', '수감자 감소율'),
        deaths_total: words('deaths in all', '총 사망자 수'),
        deaths_per_year: words('deaths a year', '연간 사망자 수'),
        deaths_event: words('deaths in one event', '한 사건의 사망자 수'),
        mortality_rate_pct: words('death rate', '사망률'),
        unaccounted_for: words('people unaccounted for', '행방을 알 수 없는 사람 수'),
        camp_count: words('number of camps', '수용소 수'),
        camp_area_total: words('area of all camps', '수용소 총면적'),
        detention_facilities: words('places of detention', '구금시설 수'),
        detention_incidents_documented: words('documented cases of detention', '기록된 구금 사건 수'),
        named_detainees_documented: words('detainees documented by name', '이름이 기록된 수감자 수'),
        named_missing_documented: words('missing people documented by name', '이름이 기록된 실종자 수'),
        named_camp_staff_documented: words('camp staff documented by name', '이름이 기록된 수용소 관계자 수'),
        wgeid_cases: words(
          'disappearance cases before the UN working group',
          '유엔 강제실종 실무그룹 사건 수',
        ),
        wgeid_cases_new: words(
          'new disappearance cases before the UN working group',
          '유엔 강제실종 실무그룹 신규 사건 수',
        ),
        escapees_total_control_zone: words(
          'people known to have escaped a total control zone',
          '완전통제구역 탈출자 수',
        ),
        released_revolutionising_zone: words(
          'people released from a revolutionising zone',
          '혁명화구역 석방자 수',
        ),
        coi_interviews: words('interviews of the UN Commission of Inquiry', '유엔 조사위원회 면담 수'),
      },
    },
    camp,
    camp_as_given: campAsGiven,
    value: {
      type: 'number',
      label: words('Value', '값'),
      help: words(
        'Low, best and high as published; "up to" fills only high.',
        '발표된 최소·최선·최대값. "최대"라고만 했으면 최대값만 적는다.',
      ),
    },
    unit_as_given: unitAsGiven,
    as_of: {
      type: 'date',
      label: words('As of', '기준 시점'),
      help: words('The time the number is about.', '숫자가 가리키는 시점.'),
    },
    method: {
      type: 'text',
      label: words('Method', '산출 방법'),
      help: words('How it was arrived at, and what it covers.', '어떻게 나온 숫자이며 무엇을 포함하는지.'),
    },
    population_definition: {
      type: 'text',
      label: words('Who is counted', '집계 대상'),
      help: words('Which people the number includes.', '숫자에 포함된 사람들.'),
    },
    derived_from: {
      type: 'ref',
      refs: ['figure'],
      many: true,
      label: words('Derived from', '산출 근거'),
      help: words('Other figures it was computed from.', '이 숫자를 계산하는 데 쓴 다른 수치.'),
    },
    note,
  },
});
