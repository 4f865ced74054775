import { max } from '@stafet/core';
import { exportJWK } from 'jose';
console.log(max('a', 'b'), typeof exportJWK);
