import { words } from './words.ts';

/** Where a camp lies and how large it is: the properties that describe its ground. */
export const siteProperties = {
  province: {
    type: 'text',
    label: words('Province', '도'),
    help: words('Province it lies in.', '소재한 도.'),
  },
  province_note: {
    type: 'text',
    many: true,
    label: words('On the province', '소재 도에 관하여'),
    help: words('Where sources disagree about the province.', '소재한 도를 두고 출처가 엇갈리는 점.'),
  },
  county: {
    type: 'text',
    label: words('County', '시·군'),
    help: words('County or city it lies in.', '소재한 시나 군.'),
  },
  locality: {
    type: 'text',
    label: words('Locality', '리·동'),
    help: words('Village or district it lies in.', '소재한 리나 동.'),
  },
  location_note: {
    type: 'text',
    many: true,
    label: words('Position', '위치 설명'),
    help: words('Where it lies, told from other places.', '다른 지점을 기준으로 설명한 위치.'),
  },
  place: {
    type: 'place',
    label: words('Coordinates', '좌표'),
    help: words('A point that stands for the site, with its precision.', '시설을 나타내는 지점과 그 정밀도.'),
  },
  area: {
    type: 'number',
    units: ['km2', 'sq_mi', 'm2'],
    label: words('Area', '면적'),
    help: words('Area in the unit of the source.', '출처가 쓴 단위로 적은 면적.'),
  },
  area_note: {
    type: 'text',
    many: true,
    label: words('On the area', '면적에 관하여'),
    help: words('Area statements with several figures.', '여러 수치가 함께 나오는 면적 진술.'),
  },
  cell_block_area: {
    type: 'number',
    units: ['m2'],
    label: words('Area of the cell blocks', '수감동 면적'),
    help: words('Area of the prison buildings alone.', '수감 건물만의 면적.'),
  },
  extent: {
    type: 'text',
    many: true,
    label: words('Extent', '규모'),
    help: words(
      'Length and breadth; a bounding size is not an area.',
      '길이와 너비. 외곽 치수이므로 면적과는 다르다.',
    ),
  },
  perimeter_length: {
    type: 'number',
    units: ['km'],
    label: words('Length of the perimeter', '둘레'),
    help: words('Length of its outer limit.', '외곽 경계의 길이.'),
  },
  perimeter: {
    type: 'text',
    many: true,
    label: words('Perimeter', '외곽 경비'),
    help: words('Fences, walls and guard posts.', '울타리와 담장, 초소.'),
  },
  boundary: {
    type: 'text',
    many: true,
    label: words('Boundary', '경계'),
    help: words('What it borders on.', '무엇과 맞닿아 있는지.'),
  },
  distance_to_test_site: {
    type: 'text',
    many: true,
    label: words('Distance to the nuclear test site', '핵실험장과의 거리'),
    help: words('How far it lies from the Punggye-ri nuclear test site.', '풍계리 핵실험장에서 떨어진 거리.'),
  },
  map_class: {
    type: 'text',
    label: words('Heading on a map', '지도상의 분류'),
    help: words('Heading under which a published map lists it.', '공개된 지도가 이곳을 분류한 항목.'),
  },
  map_entry: {
    type: 'text',
    label: words('Entry on a map', '지도상의 항목'),
    help: words('What a published map shows at the same place.', '공개된 지도가 같은 자리에 표시한 항목.'),
  },
} as const;
