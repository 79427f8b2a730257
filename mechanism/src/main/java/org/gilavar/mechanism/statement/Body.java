package org.gilavar.mechanism.statement;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What a statement says. In JSON, {@code type} names the record. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface Body
        permits ArrangementBody,
                CheckBody,
                CommuniqueBody,
                IncidentBody,
                MechanismBody,
                MeetingBody,
                MessageBody,
                NoticeBody,
                ProposalBody,
                ZoneBody {}
