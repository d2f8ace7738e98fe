/** The invented people who keep working in the member systems while the demo runs. */
package org.fingerpost.infra.demo.life;
