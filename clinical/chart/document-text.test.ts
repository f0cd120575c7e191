import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBase64, encodeBase64Text } from './base64.ts';
import { decodeText } from './charsets.ts';
import { htmlToText, xmlToText } from './markup-text.ts';
import { rtfToText } from './rtf-text.ts';

describe('base64', () => {
  it('decodes what Node encodes, any bytes, also URL-safe and broken into lines', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const text = Buffer.from(bytes).toString('base64');
        expect([...decodeBase64(text)!]).toEqual([...bytes]);
        expect([...decodeBase64(Buffer.from(bytes).toString('base64url'))!]).toEqual([...bytes]);
        expect([...decodeBase64(text.replace(/(.{4})/g, '$1\r\n'))!]).toEqual([...bytes]);
      }),
    );
  });

  it('encodes any text as Node does', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(encodeBase64Text(text)).toBe(Buffer.from(text, 'utf8').toString('base64'));
      }),
    );
  });

  it('refuses what is not base64', () => {
    expect(decodeBase64('not base64!')).toBeNull();
    expect(decodeBase64('ÄÖÜ=')).toBeNull();
  });
});

describe('character sets', () => {
  it('decodes UTF-8 as Node does, any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const clean = text.replace(/^\uFEFF/, '');
        expect(decodeText(Buffer.from(`\uFEFF${clean}`, 'utf8'))).toBe(clean);
      }),
    );
  });

  it('reads what is not UTF-8 as Windows-1252', () => {
    expect(
      decodeText(Uint8Array.of(0x54, 0x20, 0x33, 0x39, 0xb0, 0x20, 0x96, 0x20, 0x63, 0x61, 0x66, 0xe9)),
    ).toBe('T 39° – café');
  });

  it('reads UTF-16 by its byte order mark', () => {
    expect(decodeText(Buffer.from('\uFEFFFieber 39 °C', 'utf16le'))).toBe('Fieber 39 °C');
  });
});

describe('HTML', () => {
  it('keeps visible words, lines and cells, and nothing else', () => {
    const html = `<html><head><title>x</title><style>p{color:red}</style></head><body><h1>Visit</h1>
      <!-- severe headache --><p>Cough &amp; <b>fe</b>ver for&nbsp;3 days.<br/>Denies chest pain.</p>
      <script>alert("hidden")</script><table><tr><td>Temp</td><td>38.4 &deg;C</td></tr></table></body></html>`;
    expect(htmlToText(html)).toBe('Visit\n\nCough & fever for 3 days.\nDenies chest pain.\n\nTemp\t38.4 °C');
  });

  it('leaves comparisons alone', () => {
    expect(htmlToText('<p>K < 3.5 and Na > 150 &lt;b&gt;</p>')).toBe('K < 3.5 and Na > 150 <b>');
  });

  it.each(['<p', '<!--', '<![CDATA[', '<script>never closed', '&#xffffffff;', '&#0;', '</', '<p>a</p', '<'])(
    'survives the broken markup %s',
    (html) => {
      expect(typeof htmlToText(`before ${html}`)).toBe('string');
    },
  );

  it('never throws and leaves no tag of its own, whatever the markup', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('<p>', '</p>', '<', '>', '&', '<!--', '-->', 'a', '<script>', ';', '"'), {
          maxLength: 40,
        }),
        (parts) => {
          expect(htmlToText(parts.join(''))).not.toMatch(/<\/?(?:p|script)>/);
        },
      ),
    );
  });
});

describe('C-CDA', () => {
  it('gives titles and narrative, and no coded entry', () => {
    const xml = `<?xml version="1.0"?><ClinicalDocument xmlns="urn:hl7-org:v3"><title>Summary</title>
      <recordTarget><patientRole><patient><name>Secret Name</name></patient></patientRole></recordTarget>
      <component><structuredBody><component><section><title>Reason for visit</title>
      <text><paragraph>Shortness of breath</paragraph><list><item>No orthopnea</item></list></text>
      <entry><observation><value>42</value></observation></entry></section></component></structuredBody></component>
      </ClinicalDocument>`;
    expect(xmlToText(xml)).toBe('Summary\n\nReason for visit\n\nShortness of breath\n\nNo orthopnea');
  });

  it('says that an attached body is no narrative', () => {
    const xml =
      '<ClinicalDocument><component><nonXMLBody><text mediaType="application/pdf" representation="B64">JVBERi0=</text></nonXMLBody></component></ClinicalDocument>';
    expect(xmlToText(xml)).toBeNull();
  });
});

describe('RTF', () => {
  it('gives paragraphs, special characters and Unicode, and no control words, fonts or pictures', () => {
    const rtf = String.raw`{\rtf1\ansi{\fonttbl{\f0 Arial;}}{\*\generator Word}{\pict 89504e47}\f0\fs22 Productive cough\par caf\'e9 worker, no fever\par \u8805 ?38 not reached\tab {\b bold}}`;
    expect(rtfToText(rtf)).toBe('Productive cough\ncafé worker, no fever\n≥38 not reached\tbold');
  });

  it('is null for anything that is not RTF, and survives broken RTF', () => {
    expect(rtfToText('plain')).toBeNull();
    expect(rtfToText(String.raw`{\rtf1 }}}}\'zz\u \b1{{`)).toEqual(expect.any(String));
  });
});
