import { expect } from '@open-wc/testing';
import { boxOf, pixelsFor } from '../../../src/parts/attachments/box.js';
import { resample, shapeOf } from '../../../src/parts/attachments/waveform.js';
import { waveformOf } from '../../../src/parts/attachments/recording.js';
import { Zoom } from '../../../src/parts/attachments/zoom.js';
import { fileName, formatLength, formatSize } from '../../../src/parts/format-file.js';

describe('The place of a picture', () => {
  it('is as large as the picture, within limits, and has its proportions', () => {
    expect(boxOf({ width: 200, height: 100 })).to.deep.equal({ width: 200, height: 100 });
    expect(boxOf({ width: 3200, height: 1600 })).to.deep.equal({ width: 320, height: 160 });
    expect(boxOf({ width: 1000, height: 4000 })).to.deep.equal({ width: 80, height: 320 });
    expect(boxOf({ width: 10, height: 10 })).to.deep.equal({ width: 44, height: 44 });
    expect(boxOf({ width: 90_000, height: 10 })).to.deep.equal({ width: 320, height: 44 });
  });

  it('is a sensible one where nobody has said, or something that cannot be', () => {
    const sensible = { width: 240, height: 180 };
    for (const wrong of [{}, { width: 10 }, { width: 0, height: 5 }, { width: -1, height: 5 }, { width: NaN, height: 5 }, { width: Infinity, height: 5 }, { width: 1e300, height: 5 }]) {
      expect(boxOf(wrong)).to.deep.equal(sensible);
    }
  });

  it('asks for sizes that servers have', () => {
    expect([[100, 1], [320, 1], [320, 2], [320, 3], [500, 2]].map(([side, density]) => pixelsFor({ width: side!, height: 50 }, density!))).to.deep.equal([320, 320, 640, 640, 800]);
  });
});

describe('A size and a length', () => {
  it('are as people read them', () => {
    expect([0, 512, 1000, 12_345, 999_400, 999_600, 3_400_000, 52_428_800, 7e9, 7e15].map((bytes) => formatSize(bytes, 'en'))).to.deep.equal([
      '0 byte', '512 byte', '1 kB', '12 kB', '999 kB', '1 MB', '3.4 MB', '52 MB', '7 GB', '7,000,000 GB',
    ]);
    expect(formatSize(3_400_000, 'de')).to.equal('3,4 MB');
    expect([0, 7.4, 59.6, 760, 3723, NaN, Infinity, -3].map((seconds) => formatLength(seconds, 'en'))).to.deep.equal(['0:00', '0:07', '1:00', '12:40', '1:02:03', '0:00', '0:00', '0:00']);
  });

  it('a name is without what nobody sees', () => {
    expect(fileName('a\u202eb\u0000c.png', 'File')).to.equal('abc.png');
    expect(fileName(' \u200f ', 'File')).to.equal('File');
  });
});

describe('The shape of a sound', () => {
  it('has the loudest of each stretch', () => {
    expect(resample([0, 1, 0.2, 0.1], 2)).to.deep.equal([1, 0.2]);
    expect(resample([0.5], 3)).to.deep.equal([0.5, 0.5, 0.5]);
    expect(resample([2, -1, NaN, 0.5], 4)).to.deep.equal([0, 0, 0, 0.5]);
  });

  it('is a line where nobody knows it', () => {
    expect(shapeOf(undefined)).to.equal(shapeOf([]));
    expect(shapeOf([0, 1]).match(/M/g)).to.have.length(40);
  });

  it('of a recording has at most 100 values, the loudest 1; silence stays low', () => {
    const values = waveformOf(Array.from({ length: 9000 }, (_, index) => (index === 4500 ? 0.5 : 0.25)));
    expect(values).to.have.length(100);
    expect(Math.max(...values)).to.equal(1);
    expect(values[0]).to.equal(0.5);
    expect(waveformOf([0.001, 0.002])).to.deep.equal([0.02, 0.04]);
    expect(waveformOf([])).to.deep.equal([]);
  });
});

describe('Zoom', () => {
  const picture = { width: 400, height: 200 };
  const frame = { width: 400, height: 400 };

  it('leaves what is at the point where it is', () => {
    const zoom = new Zoom();
    zoom.by(2, 100, 0, picture, frame);
    expect(zoom).to.include({ scale: 2, x: -100, y: 0 });
    expect(zoom.isZoomed).to.be.true;
  });

  it('is between all of it and eight times', () => {
    const zoom = new Zoom();
    for (let step = 0; step < 20; step++) zoom.by(1.5, 0, 0, picture, frame);
    expect(zoom.scale).to.equal(8);
    zoom.by(0, 0, 0, picture, frame);
    expect(zoom).to.include({ scale: 1, x: 0, y: 0 });
  });

  it('moves no edge into the frame', () => {
    const zoom = new Zoom();
    zoom.by(2, 0, 0, picture, frame);
    zoom.move(1000, 1000, picture, frame);
    expect(zoom).to.include({ x: 200, y: 0 });
    zoom.move(-1000, 0, picture, frame);
    expect(zoom.x).to.equal(-200);
  });
});
