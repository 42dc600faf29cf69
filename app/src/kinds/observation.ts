import { defineKind } from '@unhidden/record';
import { camp, campAsGiven, note } from './recurring-properties.ts';
import { words } from './words.ts';

export const observation = defineKind({
  name: 'observation',
  label: words('Observation', '영상 판독'),
  plural: words('Observations', '영상 판독'),
  help: words('What an analyst sees in a satellite image.', '분석가가 위성영상에서 읽어 낸 것.'),
  title: ['feature_type', 'statement'],
  properties: {
    camp,
    camp_as_given: campAsGiven,
    scene: {
      type: 'ref',
      refs: ['scene'],
      many: true,
      label: words('Image', '영상'),
      help: words('The image it was seen in.', '판독한 영상.'),
    },
    image_date: {
      type: 'date',
      label: words('Image date', '영상 날짜'),
      help: words('When the image was taken.', '영상을 찍은 때.'),
    },
    compared_with: {
      type: 'date',
      many: true,
      label: words('Compared with', '비교 영상 날짜'),
      help: words('Date of the earlier image it was compared with.', '비교한 이전 영상의 날짜.'),
    },
    feature_type: {
      type: 'choice',
      label: words('Feature', '대상'),
      help: words('What sort of thing was looked at.', '무엇을 살펴보았는지.'),
      choices: {
        archive_baseline: words('earliest image', '최초 영상'),
        coverage: words('image coverage', '영상 확보 범위'),
        perimeter: words('perimeter', '외곽 경계'),
        guard_post: words('guard post', '초소'),
        access: words('access', '출입로'),
        layout: words('layout', '배치'),
        road: words('road', '도로'),
        building: words('building', '건물'),
        people: words('people', '사람'),
        detention_compound: words('detention compound', '구금 구역'),
        maintenance: words('maintenance', '유지 보수'),
        guard_training: words('guard training', '경비대 훈련'),
        agriculture: words('agriculture', '농업'),
        housing: words('housing', '주거'),
        mining: words('mining', '채굴'),
        industry: words('industry', '공장'),
        logging: words('logging', '벌목'),
        demolition: words('demolition', '철거'),
        energy: words('energy', '에너지'),
        reuse: words('new use', '용도 변경'),
        establishment: words('construction of the site', '시설 조성'),
      },
    },
    statement: {
      type: 'text',
      label: words('Observation', '판독 내용'),
      help: words('What the analyst says can be seen.', '분석가가 보인다고 한 것.'),
    },
    presence: {
      type: 'choice',
      label: words('Seen', '식별 여부'),
      help: words('Whether the feature is there.', '대상이 보이는지 여부.'),
      choices: {
        present: words('present', '있음'),
        absent: words('absent', '없음'),
        uncertain: words('uncertain', '불확실'),
        not_visible: words('not visible', '보이지 않음'),
      },
    },
    place: {
      type: 'place',
      label: words('Coordinates', '좌표'),
      help: words(
        'The point observed; never a burial or execution site.',
        '관찰한 지점. 매장지나 처형지는 적지 않는다.',
      ),
    },
    geometry: {
      type: 'text',
      label: words('Outline', '형상'),
      help: words('Outline of the feature as GeoJSON.', '대상의 외곽선. GeoJSON으로 적는다.'),
    },
    analyst: {
      type: 'text',
      many: true,
      label: words('Analyst', '분석자'),
      help: words('Who published the reading.', '판독 결과를 발표한 사람이나 기관.'),
    },
    confidence: {
      type: 'text',
      label: words('Confidence', '확실성'),
      help: words('How sure the reading is, as stated.', '밝혀진 그대로의 확실한 정도.'),
    },
    note,
    sealed_place: {
      type: 'place',
      tier: 'sealed',
      label: words('Coordinates kept back', '비공개 좌표'),
      help: words(
        'A possible grave or place of execution; never published.',
        '매장지나 처형지로 보이는 지점. 절대 공개하지 않는다.',
      ),
    },
  },
});
