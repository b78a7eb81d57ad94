// SPDX-License-Identifier: GPL-3.0-or-later
// What `visavis-backend proof` prints of real consents, held by an independent verifier that has the public key alone; and that the
// verifier finds whatever was changed in it.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { generateKeyPairSync, randomInt, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { promisify } from 'node:util';
import { canonical, verifyProof } from '../proof/verify.mjs';
import { stage } from './stage.mjs';
import { Visitor } from './visitor.mjs';

const on = stage();
const tamperings = 10_000;
let key, older, proof;

const printed = async (...more) => JSON.parse((await promisify(execFile)(process.env.VISAVIS_BACKEND, ['proof', '--data', on.backend.data, ...more], { maxBuffer: 1 << 26 })).stdout);

/** Somebody consents; \a then goes on with their chatbox. */
async function consents(then = async () => {}) {
    const visitor = await Visitor.open(on.backend);
    await visitor.go('/product.html');
    const box = await visitor.openChat();
    await visitor.accept(box);
    await visitor.say(box, 'Is it in stock?');
    await visitor.delivered(box, 'Is it in stock?', 'sent');
    await then();
    await visitor.close();
}

/** The chain can be read when nobody serves it. */
async function whileAtRest(work) {
    on.backend.child.kill('SIGTERM');
    await on.backend.ended;
    const result = await work();
    await on.backend.serve();
    return result;
}

before(async () => {
    await consents();
    await consents();
    key = readFileSync(join(on.backend.data, 'keys/consent.pub'), 'utf8').trim();
    older = await whileAtRest(() => printed());
    await consents();
    await consents();
    await consents();
    proof = await whileAtRest(() => printed());
    if (!/^[0-9a-f]{64}$/.test(key)) key = proof.public_key;
});

test('the proof of everybody holds, and goes on from an older one', () => {
    assert.deepEqual(verifyProof(key, older), { size: 2, records: 2, whole: true });
    assert.deepEqual(verifyProof(key, proof, older), { size: 5, records: 5, whole: true });
});

test('the proof of one person holds without the records of the others', async () => {
    const { subject_ref: subject } = JSON.parse(proof.records[3].record);
    const one = await whileAtRest(() => printed('--subject', subject));
    assert.deepEqual(verifyProof(key, one), { size: 5, records: 1, whole: false });
    const text = JSON.stringify(one);
    for (const [at, { record }] of proof.records.entries()) if (at !== 3) assert.ok(!text.includes(JSON.parse(record).subject_ref));
});

test('an older proof in place of the newer one is noticed by who saw the newer', () => {
    assert.throws(() => verifyProof(key, older, proof), /shorter than it was/);
});

test('a chain written anew under the same key is noticed by who saw the older', () => {
    // The owner of the key itself rewrites history: only a witness can tell, and ours are the proofs that others kept.
    const [mine, theirs] = [generateKeyPairSync('ed25519'), generateKeyPairSync('ed25519')];
    const publicKey = mine.publicKey.export({ format: 'der', type: 'spki' }).subarray(12).toString('hex');
    const empty = (root, size, by = mine) => {
        const checkpoint = canonical({ root, schema: 'visavis-checkpoint-1', size });
        return { schema: 'visavis-proof-1', checkpoint, checkpoint_signature: sign(null, Buffer.from(checkpoint), by.privateKey).toString('hex'), records: [] };
    };
    const nothing = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
    assert.equal(verifyProof(publicKey, empty(nothing, 0)).size, 0);
    assert.throws(() => verifyProof(publicKey, empty(nothing, 0, theirs)), /signature of the checkpoint/);
    assert.throws(() => verifyProof(publicKey, empty('00'.repeat(32), 0)), /not those of the checkpoint/);
});

/** One change of \a kind somewhere in a copy of the proof. */
const changes = {
    flip(copy) {
        const record = copy.records[randomInt(copy.records.length)];
        const field = ['record', 'signature'][randomInt(2)];
        const at = randomInt(record[field].length);
        const other = field === 'record' ? String.fromCharCode(record[field].charCodeAt(at) ^ (1 << randomInt(5))) : '0123456789abcdef'.replace(record[field][at], '')[randomInt(15)];
        record[field] = record[field].slice(0, at) + other + record[field].slice(at + 1);
    },
    path(copy) {
        const { path } = copy.records[randomInt(copy.records.length)];
        const step = randomInt(path.length);
        const at = randomInt(64);
        path[step] = path[step].slice(0, at) + '0123456789abcdef'.replace(path[step][at], '')[randomInt(15)] + path[step].slice(at + 1);
    },
    remove: (copy) => void copy.records.splice(randomInt(copy.records.length - 1), 1),
    swap(copy) {
        const at = randomInt(copy.records.length - 1);
        [copy.records[at], copy.records[at + 1]] = [copy.records[at + 1], copy.records[at]];
    },
    insert: (copy) => void copy.records.splice(randomInt(copy.records.length), 0, structuredClone(copy.records[randomInt(copy.records.length)])),
    checkpoint(copy) {
        const said = JSON.parse(copy.checkpoint);
        said.size += [-1, 1][randomInt(2)];
        copy.checkpoint = canonical(said);
    },
    decision(copy) {
        const record = copy.records[randomInt(copy.records.length)];
        record.record = record.record.replace('"decision":"given"', '"decision":"declined"');
    },
    resign(copy) {
        const record = copy.records[randomInt(copy.records.length)];
        record.signature = sign(null, Buffer.from(record.record), forger.privateKey).toString('hex');
    },
};
const forger = generateKeyPairSync('ed25519');

test(`each of ${tamperings} changes is found`, () => {
    const kinds = Object.keys(changes);
    const missed = {};
    for (let at = 0; at < tamperings; ++at) {
        const kind = kinds[at % kinds.length];
        const copy = structuredClone(proof);
        changes[kind](copy);
        try {
            // Without a record the rest is a proof of some, which is true as far as it goes; who has seen the whole wants the whole.
            const { whole } = verifyProof(key, copy, kind === 'remove' ? older : undefined);
            missed[kind] = `${whole ? '' : 'not '}whole: ${JSON.stringify(copy).slice(0, 300)}`;
        } catch (error) {
            if (error.constructor.name !== 'Fault') throw error;
        }
    }
    assert.deepEqual(missed, {});
});
