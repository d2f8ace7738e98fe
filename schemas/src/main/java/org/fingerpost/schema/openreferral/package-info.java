/** Joint records as Open Referral UK 3.0 tells them: public fields only. */
package org.fingerpost.schema.openreferral;
