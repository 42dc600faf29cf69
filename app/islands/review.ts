/** Keys for the queue: j and k move between statements, x chooses, X chooses a whole record, a goes to the button that accepts, / goes to the filter. */
const boxes = [...document.querySelectorAll<HTMLInputElement>('#queue input[name="claim"]')];

document.addEventListener('keydown', (event) => {
  const { target } = event;
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(target)) return;
  const at = boxes.findIndex((box) => box === document.activeElement);
  switch (event.key) {
    case 'j':
      boxes[Math.min(at + 1, boxes.length - 1)]?.focus();
      break;
    case 'k':
      boxes[Math.max(at - 1, 0)]?.focus();
      break;
    case 'x':
      boxes[at]?.click();
      break;
    case 'X':
      chooseRecord(boxes[at]);
      break;
    case 'a':
      document.querySelector<HTMLButtonElement>('#queue button[value="accept"]')?.focus();
      break;
    case '/':
      document.querySelector<HTMLSelectElement>('#filter select')?.focus();
      break;
    default:
      return;
  }
  event.preventDefault();
});

/** All statements of the record, or none where all were chosen. */
function chooseRecord(box: HTMLInputElement | undefined): void {
  const record = box?.closest('.review-record');
  const own = boxes.filter((each) => record?.contains(each));
  const isAll = own.every(({ checked }) => checked);
  for (const each of own) each.checked = !isAll;
}

function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return target.type !== 'checkbox';
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

export {};
