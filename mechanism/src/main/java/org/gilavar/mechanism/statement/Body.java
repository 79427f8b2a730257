package org.gilavar.mechanism.statement;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Map;

/** What a statement says. In JSON, {@code type} names the record. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface Body
        permits ActionBody,
                ArrangementBody,
                BatchBody,
                CallBody,
                ChallengesBody,
                CheckBody,
                CommitmentBody,
                CommuniqueBody,
                ConflictBody,
                ExchangeBody,
                IncidentBody,
                KeyBody,
                MechanismBody,
                MeetingBody,
                MessageBody,
                NoticeBody,
                OutageBody,
                PhaseBody,
                ProposalBody,
                StatisticsBody,
                WatchBody,
                ZoneBody {

    /** The keys it brings, by the field that carries each. All of them sign it too. */
    default Map<String, String> introduces() {
        return Map.of();
    }
}
