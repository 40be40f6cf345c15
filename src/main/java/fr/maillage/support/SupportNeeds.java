package fr.maillage.support;

import java.util.Set;

import fr.maillage.directory.Lot;

/**
 * The facts on which the rule decides who should accompany a project.
 *
 * @param ruralShare          rural share of the population in whole percent, rounded down so that a share below a threshold
 *                            never reaches it; {@code null} while rurality is unknown
 * @param msaLeadShare        from this rural share on the MSA leads, in percent
 * @param msaProposedShare    from this rural share on the MSA is proposed, in percent
 * @param federationAvailable whether a federation or support association accompanies this type here today
 * @param lots                of the framework agreement that answer the declared needs
 */
record SupportNeeds(String dossier, LocalFund localFund, Integer ruralShare, int msaLeadShare, int msaProposedShare,
                    boolean msaWished, boolean federationAvailable, Set<Lot> lots) {
}
