import { defineKind } from '@unhidden/record';
import { camp, note } from './recurring-properties.ts';
import { words } from './words.ts';

export const scene = defineKind({
  name: 'scene',
  label: words('Satellite image', '위성영상'),
  plural: words('Satellite images', '위성영상'),
  help: words('One satellite image.', '위성영상 한 장.'),
  title: ['provider', 'scene_id'],
  properties: {
    camp,
    provider: {
      type: 'text',
      label: words('Provider', '제공처'),
      help: words('Who took or sells it.', '촬영하거나 판매하는 곳.'),
    },
    scene_id: {
      type: 'text',
      label: words('Image number', '영상 번호'),
      help: words('The identifier the provider gives it.', '제공처가 붙인 식별 번호.'),
    },
    acquired: {
      type: 'date',
      label: words('Acquired', '촬영일'),
      help: words('When the image was taken.', '영상을 찍은 때.'),
    },
    resolution: {
      type: 'number',
      units: ['m'],
      label: words('Ground resolution', '해상도'),
      help: words('Size of one pixel on the ground.', '화소 하나가 나타내는 지상 길이.'),
    },
    off_nadir: {
      type: 'number',
      units: ['degrees'],
      label: words('Viewing angle', '촬영각'),
      help: words('Angle off the vertical.', '연직 방향에서 기울어진 각도.'),
    },
    cloud_cover: {
      type: 'number',
      units: ['percent'],
      label: words('Cloud', '구름양'),
      help: words('Share of the image under cloud.', '구름에 가린 비율.'),
    },
    licence: {
      type: 'text',
      label: words('Licence', '이용 조건'),
      help: words('What may be shown and passed on.', '어디까지 보이고 나눌 수 있는지.'),
    },
    hash: {
      type: 'file',
      many: true,
      label: words('File hash', '파일 해시'),
      help: words('Hash of the image file we hold.', '보관 중인 영상 파일의 해시값.'),
    },
    note,
  },
});
