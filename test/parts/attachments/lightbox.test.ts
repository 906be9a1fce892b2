import { expect, nextFrame } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';
import { ChatError } from '../../../src/errors.js';
import { Lightbox } from '../../../src/parts/attachments/lightbox.js';
import { type AttachmentStage, LiveUrls, all, attachmentStage, button, endStages, messageOf, one, png, show, until } from './stage.js';

const press = (keys: string) => executeServerCommand<boolean, string>('press-keys', keys);
const key = (on: AttachmentStage, key: string) => dialog(on).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
const dialog = (on: AttachmentStage) => one<HTMLDialogElement>(on, 'dialog');
const shown = (on: AttachmentStage) => one(on, '.lightbox .bottom').textContent!.trim().replace(/\s+/g, ' ');
const picture = (on: AttachmentStage) => one<HTMLImageElement>(on, '.lightbox img');
const scale = (on: AttachmentStage) => Number(picture(on).style.getPropertyValue('scale'));

async function opened(options: Parameters<typeof attachmentStage>[0] = {}, at = 1): Promise<AttachmentStage> {
  const on = await attachmentStage(options);
  const media = on.world.store(await png(400, 300));
  const pictures = [1, 2, 3].map((index) => messageOf({ media, kind: 'image', name: `picture ${index}.png`, width: 400, height: 300, size: 1000 }, index === 2 ? { own: true } : {}));
  const file = messageOf({ media, kind: 'file', name: 'plan.pdf' });
  const gone = messageOf({ media, kind: 'image', name: 'deleted.png' }, { deleted: true });
  await show(on, pictures[0]!, file, pictures[1]!, gone, pictures[2]!);
  await until('the pictures', () => all(on, '.picture img').length === 3);
  const opener = button(on, `Image: picture ${at}.png`);
  opener.focus();
  opener.click();
  await until('the large view', () => all(on, 'dialog:modal').length && all<HTMLImageElement>(on, '.lightbox img')[0]?.naturalWidth && !all(on, '.lightbox .spinner').length);
  return on;
}

describe('The large view', () => {
  let urls: LiveUrls;
  beforeEach(() => void (urls = new LiveUrls()));
  afterEach(() => {
    endStages();
    urls.restore();
  });

  it('is accessible, with a picture and without', async () => {
    const on = await opened();
    await Promise.all(dialog(on).getAnimations().map(({ finished }) => finished));
    await expect(on.host).to.be.accessible();
    Lightbox.of(on.host).close();
    on.world.fail('media', new ChatError('network', 'lost'), 3);
    await show(on, messageOf({ media: 'none', kind: 'image', name: 'lost.png' }));
    button(on, 'Image: lost.png').click();
    await until('that it is missing', () => all(on, '.lightbox .missing').length);
    await Promise.all(dialog(on).getAnimations().map(({ finished }) => finished));
    await expect(on.host).to.be.accessible();
  });

  it('says whose it is, when it was sent, and which of how many', async () => {
    const on = await opened();
    expect(one(on, '.lightbox .about strong').textContent).to.equal('Maya Lindqvist');
    expect(one(on, '.lightbox time').textContent).to.include('2026');
    expect(shown(on)).to.equal('picture 1.png 1 of 3');
    expect(picture(on).alt).to.equal('picture 1.png');
    expect(one(on, '.lightbox [role=status]').textContent).to.include('1 of 3');
    key(on, 'ArrowRight');
    expect(one(on, '.lightbox .about strong').textContent).to.equal('You');
  });

  it('goes through the pictures that are there by keys, and stops at the ends', async () => {
    const on = await opened();
    for (const [pressed, then] of [['ArrowLeft', 1], ['ArrowRight', 2], ['PageDown', 3], ['ArrowRight', 3], ['Home', 1], ['End', 3], ['PageUp', 2]] as const) {
      key(on, pressed);
      expect(shown(on), pressed).to.equal(`picture ${then}.png ${then} of 3`);
    }
  });

  it('goes the way one reads', async () => {
    const on = await opened({ dir: 'rtl' });
    key(on, 'ArrowLeft');
    expect(shown(on)).to.include('2 of 3');
    key(on, 'ArrowRight');
    expect(shown(on)).to.include('1 of 3');
  });

  it('goes through them by buttons, which keep the focus', async () => {
    const on = await opened({}, 2);
    const next = button(on, 'Next image');
    next.focus();
    next.click();
    next.click();
    expect(shown(on)).to.include('3 of 3');
    expect(next.ariaDisabled).to.equal('true');
    expect(on.host.shadowRoot!.activeElement).to.equal(next);
    button(on, 'Previous image').click();
    expect(shown(on)).to.include('2 of 3');
  });

  it('has no arrows where there is one picture', async () => {
    const on = await opened();
    await show(on, on.host.messages[0]!);
    expect(all(on, '.turn')).to.be.empty;
    expect(shown(on)).to.equal('picture 1.png');
  });

  it('closes with Escape, a real one, and the focus goes back to where it came from', async () => {
    const on = await opened({}, 2);
    expect(on.host.shadowRoot!.activeElement).to.equal(button(on, 'Close'));
    await press('Escape');
    await until('that it is closed', () => !all(on, 'dialog').length);
    expect(on.host.shadowRoot!.activeElement).to.equal(button(on, 'Image: picture 2.png'));
    expect(Lightbox.of(on.host).isOpen).to.be.false;
  });

  it('closes by its button, and by a click beside the picture', async () => {
    const on = await opened();
    button(on, 'Close').click();
    expect(all(on, 'dialog')).to.be.empty;
    button(on, 'Image: picture 1.png').click();
    await until('it again', () => all(on, '.lightbox img').length);
    picture(on).click();
    expect(all(on, 'dialog')).to.have.length(1);
    one(on, '.stage').click();
    expect(all(on, 'dialog')).to.be.empty;
  });

  it('opens again right after it was closed, and stays', async () => {
    const on = await opened();
    Lightbox.of(on.host).close();
    Lightbox.of(on.host).open(on.host.messages[2]!, on.host.context!);
    await nextFrame();
    await nextFrame();
    expect(dialog(on).matches(':modal')).to.be.true;
    expect(shown(on)).to.include('2 of 3');
  });

  it('closes when the picture is deleted, or the element goes', async () => {
    const on = await opened();
    await show(on, ...on.host.messages.slice(1));
    expect(all(on, 'dialog')).to.be.empty;
    button(on, 'Image: picture 2.png').click();
    await until('it again', () => all(on, 'dialog:modal').length);
    on.host.remove();
    expect(all(on, 'dialog')).to.be.empty;
    expect(Lightbox.of(on.host).isOpen).to.be.false;
  });

  it('lets go of what it has shown', async () => {
    const on = await opened();
    const before = urls.blobs.size;
    for (let turns = 0; turns < 5; turns++) key(on, turns % 2 ? 'Home' : 'End');
    Lightbox.of(on.host).close();
    on.session.destroy();
    expect(before).to.be.greaterThan(0);
    expect(urls.blobs.size).to.equal(0);
  });

  it('enlarges by keys and buttons, and moves then', async () => {
    const on = await opened();
    key(on, '+');
    expect(scale(on)).to.equal(1.5);
    button(on, 'Zoom in').click();
    expect(scale(on)).to.equal(2.25);
    expect(one(on, '.stage').classList.contains('zoomed')).to.be.true;
    for (let step = 0; step < 4; step++) key(on, '+');
    key(on, 'ArrowRight');
    expect(picture(on).style.getPropertyValue('translate')).to.match(/^-80px/);
    expect(shown(on), 'the same picture').to.include('1 of 3');
    key(on, 'PageDown');
    expect(shown(on)).to.include('2 of 3');
    expect(scale(on), 'the next one is whole').to.equal(1);
    key(on, '=');
    key(on, '-');
    expect(scale(on)).to.equal(1);
    key(on, '+');
    key(on, '0');
    expect(scale(on)).to.equal(1);
  });

  it('enlarges by wheel and double click, at the point', async () => {
    const on = await opened();
    const stage = one(on, '.stage');
    const { x, y, width, height } = stage.getBoundingClientRect();
    const wheel = new WheelEvent('wheel', { deltaY: -300, clientX: x + width / 2 + 50, clientY: y + height / 2, bubbles: true, cancelable: true });
    stage.dispatchEvent(wheel);
    expect(wheel.defaultPrevented).to.be.true;
    expect(scale(on)).to.be.closeTo(Math.E, 0.01);
    picture(on).dispatchEvent(new MouseEvent('dblclick', { bubbles: true }));
    expect(scale(on)).to.equal(1);
    picture(on).dispatchEvent(new MouseEvent('dblclick', { clientX: x + width / 2, clientY: y + height / 2, bubbles: true }));
    expect(scale(on)).to.equal(2.5);
  });

  const point = (on: AttachmentStage, type: string, pointerId: number, clientX: number, clientY = 100, pointerType = 'touch') =>
    one(on, '.stage').dispatchEvent(new PointerEvent(type, { pointerId, clientX, clientY, pointerType, button: 0, bubbles: true }));

  it('enlarges by two fingers, and is dragged by one', async () => {
    const on = await opened();
    point(on, 'pointerdown', 1, 100);
    point(on, 'pointerdown', 2, 200);
    point(on, 'pointermove', 2, 500);
    expect(scale(on)).to.equal(4);
    point(on, 'pointerup', 2, 500);
    point(on, 'pointerup', 1, 100);
    expect(shown(on), 'that was no swipe').to.include('1 of 3');
    const before = picture(on).style.getPropertyValue('translate');
    point(on, 'pointerdown', 1, 100);
    point(on, 'pointermove', 1, 90);
    expect(picture(on).style.getPropertyValue('translate')).to.not.equal(before);
    point(on, 'pointerup', 1, 90);
  });

  it('goes on by a swipe, but not of a mouse', async () => {
    const on = await opened();
    for (const [to, then] of [[20, 2], [190, 2], [400, 1]] as const) {
      point(on, 'pointerdown', 1, 200);
      point(on, 'pointermove', 1, to);
      point(on, 'pointerup', 1, to);
      expect(shown(on)).to.include(`${then} of 3`);
    }
    point(on, 'pointerdown', 1, 200, 100, 'mouse');
    point(on, 'pointermove', 1, 20, 100, 'mouse');
    point(on, 'pointerup', 1, 20, 100, 'mouse');
    expect(shown(on)).to.include('1 of 3');
  });

  it('keeps its keys from the page, but not those with Ctrl', async () => {
    const on = await opened();
    const heard: string[] = [];
    on.host.addEventListener('keydown', ({ key }) => heard.push(key));
    for (const ctrlKey of [false, true]) dialog(on).dispatchEvent(new KeyboardEvent('keydown', { key: '+', ctrlKey, bubbles: true, composed: true, cancelable: true }));
    expect(heard).to.deep.equal(['+']);
    expect(scale(on)).to.equal(1.5);
  });

  it('shows the small picture until the whole one is there', async () => {
    const on = await attachmentStage();
    const media = on.world.store(await png(400, 300));
    const message = messageOf({ media, kind: 'image', name: 'cat.png', width: 4000, height: 3000, size: 9_000_000 });
    await show(on, message);
    await until('the small one', () => all(on, '.picture img').length);
    const small = all<HTMLImageElement>(on, '.picture img')[0]!.src;
    const release = on.backend.hold('media');
    Lightbox.of(on.host).open(message, on.host.context!);
    await until('it there', () => all(on, '.lightbox img').length);
    expect(picture(on).src).to.equal(small);
    expect(one(on, '.lightbox .spinner').ariaLabel).to.equal('Loading cat.png');
    release();
    await until('the whole one', () => picture(on).src !== small && !all(on, '.lightbox .spinner').length);
    Lightbox.of(on.host).close();
  });

  it('says that a picture cannot be had, and tries again when the person says so', async () => {
    const on = await attachmentStage();
    const media = on.world.store(await png(400, 300));
    const message = messageOf({ media, kind: 'image', name: 'cat.png', width: 400, height: 300 });
    on.world.fail('media', new ChatError('network', 'lost'), 3);
    await show(on, message);
    await until('that it is missing', () => all(on, '.missing').length);
    Lightbox.of(on.host).open(message, on.host.context!);
    await until('that it is missing there, too', () => all(on, '.lightbox .missing').length && on.backend.pending === 0);
    one(on, '.lightbox .again').focus();
    one(on, '.lightbox .again').click();
    await until('the picture', () => all(on, '.lightbox img').length);
    expect(on.host.shadowRoot!.activeElement, 'the focus is not lost').to.equal(button(on, 'Close'));
    expect(picture(on).src).to.match(/^blob:/);
    Lightbox.of(on.host).close();
  });
});
